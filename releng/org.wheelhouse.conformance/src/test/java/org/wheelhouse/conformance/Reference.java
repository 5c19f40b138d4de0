package org.wheelhouse.conformance;

import java.util.List;

/** The names of the commands of QEMU 1.0's reference, in its order. */
final class Reference {

	static final List<String> COMMANDS = List.of("quit", "eject", "change", "screendump", "stop", "cont",
			"system_reset", "system_powerdown", "device_add", "device_del", "cpu", "memsave", "pmemsave", "inject-nmi",
			"migrate", "migrate_cancel", "migrate_set_speed", "migrate_set_downtime", "client_migrate_info",
			"netdev_add", "netdev_del", "block_resize", "block_stream", "block_job_set_speed", "block_job_cancel",
			"blockdev-snapshot-sync", "balloon", "set_link", "getfd", "closefd", "block_passwd",
			"block_set_io_throttle", "set_password", "expire_password", "add_client", "qmp_capabilities",
			"human-monitor-command", "query-version", "query-commands", "query-chardev", "query-block",
			"query-blockstats", "query-cpus", "query-pci", "query-kvm", "query-status", "query-mice", "query-vnc",
			"query-spice", "query-name", "query-uuid", "query-migrate", "query-balloon", "query-block-jobs", "qom-list",
			"qom-set", "qom-get", "change-vnc-password");

	private Reference() {
	}
}
