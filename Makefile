# thidua: one non-recursive makefile; everything built goes to $(BUILD). `make help` lists the targets.

BUILD    ?= build
prefix   ?= /usr/local
CC       ?= gcc
OPTIMISE ?= -O2 -g
PACKAGES  = libpq libxml-2.0 libxslt libzip libcrypto libseccomp xmlsec1-openssl
WARNINGS  = -Wall -Wextra -Wconversion -Wshadow -Wformat=2 -Wstrict-prototypes -Wmissing-prototypes -Werror
CPPFLAGS += -D_GNU_SOURCE -DTHIDUA_VERSION='"$(VERSION)"' -DTHIDUA_DATADIR='"$(DATADIR)"' \
            -I$(BUILD)/generated -Ietl -Ireports $(shell pkg-config --cflags $(PACKAGES))
CFLAGS   += -std=gnu11 $(OPTIMISE) -fstack-protector-strong -fPIE $(WARNINGS) $(SANITIZE)
LDFLAGS  += -pie -Wl,-z,relro,-z,now $(SANITIZE)
LDLIBS   += $(shell pkg-config --libs $(PACKAGES)) -lcsv -lxlsxwriter -lunistring -lm
VERSION  := $(shell cat VERSION)
# Where a program that is not installed finds schemas/ and reports/; an installed one looks in ../share/thidua.
DATADIR  ?= $(CURDIR)

include scripts/make/build.mk
include scripts/make/test.mk
include scripts/make/fuzz.mk
include scripts/make/fault.mk
include scripts/make/check.mk
include scripts/make/install.mk
include scripts/make/docs.mk

.DEFAULT_GOAL := all
.PHONY: all help
all: $(BUILD)/thidua ## build the program
help: ## this list
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
