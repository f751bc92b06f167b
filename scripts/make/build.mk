# Compiling and generating: sources are found, not listed; generated files go to $(BUILD)/generated.

SOURCES   := $(filter-out etl/main.c,$(wildcard etl/*/*.c reports/*/*.c))
OBJECTS   := $(SOURCES:%.c=$(BUILD)/%.o)
GENERATED := $(BUILD)/generated/codes.h $(BUILD)/generated/sql.h
SQL_FILES := $(shell find etl reports schemas/db -name '*.sql' | LC_ALL=C sort)

$(BUILD)/generated/codes.h: schemas/catalogue/codes.xml scripts/make/codes.xsl
	@mkdir -p $(@D)
	xsltproc --nonet --stringparam part header scripts/make/codes.xsl $< > $@.tmp && mv $@.tmp $@
$(BUILD)/generated/codes.c: schemas/catalogue/codes.xml scripts/make/codes.xsl
	@mkdir -p $(@D)
	xsltproc --nonet --stringparam part source scripts/make/codes.xsl $< > $@.tmp && mv $@.tmp $@
# One symbol per SQL file: etl/load/sql/merge_dossier.sql -> sql_merge_dossier; migrations -> a table in order.
$(BUILD)/generated/sql.h: $(SQL_FILES) scripts/make/embed-sql.awk
	@mkdir -p $(@D)
	LC_ALL=C awk -v part=header -f scripts/make/embed-sql.awk $(SQL_FILES) > $@.tmp && mv $@.tmp $@
$(BUILD)/generated/sql.c: $(SQL_FILES) scripts/make/embed-sql.awk
	@mkdir -p $(@D)
	LC_ALL=C awk -v part=source -f scripts/make/embed-sql.awk $(SQL_FILES) > $@.tmp && mv $@.tmp $@

LIB_OBJECTS := $(OBJECTS) $(BUILD)/generated/codes.o $(BUILD)/generated/sql.o

$(BUILD)/%.o: %.c | $(GENERATED)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c $< -o $@
$(BUILD)/generated/%.o: $(BUILD)/generated/%.c | $(GENERATED)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c $< -o $@

$(BUILD)/libthidua.a: $(LIB_OBJECTS)
	@rm -f $@
	$(AR) rcs $@ $^
$(BUILD)/thidua: $(BUILD)/etl/main.o $(BUILD)/libthidua.a
	$(CC) $(LDFLAGS) $^ $(LDLIBS) -o $@

-include $(LIB_OBJECTS:.o=.d) $(BUILD)/etl/main.d

.PHONY: clean
clean: ## remove what was built
	rm -rf $(BUILD)
