# Fault loops (tests/fault): every fault at every point, or at SHARE-th ones, or a quick choice that scripts/test takes.

SHARE ?= 1
ONLY  ?=
FAULT_RUN = tests/fault/run --share $(1) --only "$(ONLY)" $(BUILD)/thidua $(BUILD)/tests/fault/shim.so

$(BUILD)/tests/fault/shim.so: tests/fault/shim.c
	@mkdir -p $(@D)
	$(CC) -std=gnu11 -D_GNU_SOURCE -O1 -fPIC -shared $(WARNINGS) $< -o $@ -ldl

.PHONY: torture torture-order check-fault
torture: all $(BUILD)/tests/fault/shim.so ## all fault loops, whole; SHARE=N every N-th point, ONLY=loop,... (see tests/fault/run)
	@$(call FAULT_RUN,$(SHARE))
torture-order: ONLY = order
torture-order: torture ## the whole sample inbox in ten random orders, killed in between, ends in equal tables
check-fault: all $(BUILD)/tests/fault/shim.so ## a few points of each fault loop
	@$(call FAULT_RUN,0)
