# Installation below $(DESTDIR) and the Debian package of it.

libdir     ?= /usr/lib
unitdir    ?= $(libdir)/systemd/system
sysconfdir ?= /etc
# the program finds its data beside itself; the units and the cron line name the programs' folders
in_place    = sed 's|/usr/bin/thidua|$(prefix)/bin/thidua|; s|/usr/lib/thidua|$(prefix)/lib/thidua|; s|^PATH=/usr/bin|PATH=$(prefix)/bin:/usr/bin|'

.PHONY: install deb
install: all ## program, data, units, cron line and man page to $(DESTDIR)$(prefix)
	install -d $(DESTDIR)$(prefix)/bin $(DESTDIR)$(prefix)/share/thidua $(DESTDIR)$(prefix)/share/man/man1 $(DESTDIR)$(prefix)/lib/thidua
	install -d $(DESTDIR)$(unitdir) $(DESTDIR)$(libdir)/sysusers.d $(DESTDIR)$(libdir)/tmpfiles.d
	install -d $(addprefix $(DESTDIR)$(sysconfdir)/,logrotate.d cron.d default)
	install -m 0755 $(BUILD)/thidua $(DESTDIR)$(prefix)/bin/thidua
	cp -r --parents schemas/sources schemas/catalogue schemas/xsd reports/render reports/chart etl/model/measure etl/model/explain $(DESTDIR)$(prefix)/share/thidua/
	find $(DESTDIR)$(prefix)/share/thidua -name '*.[ch]' -delete
	install -m 0644 docs/thidua.1 $(DESTDIR)$(prefix)/share/man/man1/thidua.1
	install -m 0755 scripts/deploy/tell-state scripts/deploy/ping scripts/deploy/cron-night $(DESTDIR)$(prefix)/lib/thidua/
	for unit in thidua.service thidua.timer thidua-state@.service thidua-ping@.service; do \
	    $(in_place) scripts/deploy/$$unit > $(DESTDIR)$(unitdir)/$$unit; done
	$(in_place) scripts/deploy/thidua.cron | sed '/^[^#]/s/^/#/' > $(DESTDIR)$(sysconfdir)/cron.d/thidua
	install -m 0644 scripts/deploy/thidua.default $(DESTDIR)$(sysconfdir)/default/thidua
	install -m 0644 scripts/deploy/thidua.sysusers $(DESTDIR)$(libdir)/sysusers.d/thidua.conf
	install -m 0644 scripts/deploy/thidua.tmpfiles $(DESTDIR)$(libdir)/tmpfiles.d/thidua.conf
	install -m 0644 scripts/deploy/thidua.logrotate $(DESTDIR)$(sysconfdir)/logrotate.d/thidua
deb: all ## a Debian package of the installation: $(BUILD)/thidua_VERSION_ARCH.deb
	scripts/deploy/deb $(BUILD)
