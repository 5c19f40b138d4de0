package org.wheelhouse.conformance;

import java.util.HashMap;
import java.util.Map;

/** Where in the workbench a person finds what each command does. */
final class Places {

	private static final Map<String, String> PLACES = new HashMap<>();

	static {
		put("Machine menu and tool bar", "quit", "system_reset", "system_powerdown", "stop", "cont");
		put("VNC Server dialog; Block Devices: Change Medium…", "change");
		put("VNC Server dialog", "set_password", "expire_password");
		put("Block Devices: Eject…", "eject");
		put("Block Devices: Resize…", "block_resize");
		put("Block Devices: Throttle…", "block_set_io_throttle");
		put("Block Devices: Snapshot…", "blockdev-snapshot-sync");
		put("Block Devices: Stream…", "block_stream");
		put("Block Devices: Set Speed… of a job", "block_job_set_speed");
		put("Block Devices: Cancel… of a job", "block_job_cancel");
		put("Block Devices: Unlock… of an encrypted disk says why not", "block_passwd");
		put("Overview", "screendump", "query-status", "query-balloon");
		put("Machine menu: Memory Target", "balloon");
		put("Machine menu: Save Memory", "memsave", "pmemsave");
		put("Machine menu: Inject NMI", "inject-nmi");
		put("Migration menu: Tell SPICE Viewers", "client_migrate_info");
		put("CPUs: menu of a CPU", "cpu");
		put("PCI Topology and Device menu: Link Up", "set_link");
		put("Overview; Devices & Servers", "query-name", "query-uuid", "query-version", "query-kvm");
		put("Devices & Servers", "query-mice", "query-spice");
		put("Devices & Servers: Send the Pointer Here", "human-monitor-command");
		put("Palette onto PCI Topology", "device_add", "netdev_add");
		put("PCI Topology: Delete, or onto the bin", "device_del", "netdev_del");
		put("Migrate…", "migrate");
		put("Migration", "migrate_cancel", "migrate_set_speed", "migrate_set_downtime", "query-migrate");
		put("Display of a machine without a port", "getfd", "add_client");
		put("Block Devices", "query-block", "query-blockstats", "query-block-jobs");
		put("CPUs", "query-cpus");
		put("PCI Topology", "query-pci", "qom-list", "qom-get");
		put("Overview; Display; Devices & Servers", "query-vnc");
		put("Serial Console; Devices & Servers", "query-chardev");
		put("Devices & Servers", "query-commands");
		put("when a machine is connected", "qmp_capabilities");
	}

	private Places() {
	}

	private static void put(String place, String... commands) {
		for (String command : commands) {
			PLACES.put(command, place);
		}
	}

	/** A dash for what has no place of its own yet. */
	static String of(String command) {
		return PLACES.getOrDefault(command, "–");
	}
}
