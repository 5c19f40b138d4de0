package org.wheelhouse.conformance;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where in the workbench a person finds what each command does, in the workbench's own words. */
final class Places {

	private final Map<String, String> places = new LinkedHashMap<>();
	private final Workbench workbench;
	private final String console;

	Places(Workbench workbench) throws IOException {
		this.workbench = workbench;
		console = workbench.view("qmp.console");
		power();
		machine();
		devices();
		drives();
		screen();
		migration();
		put("whenever a machine is connected", "qmp_capabilities");
	}

	private void power() {
		put(menu("cut"), "quit");
		put(menu("pause"), "stop");
		put(menu("resume"), "cont");
		put(menu("reset"), "system_reset");
		put(menu("powerdown"), "system_powerdown");
	}

	private void machine() throws IOException {
		String overview = workbench.text("machine", "Editor_Overview");
		String equipment = workbench.view("equipment");
		put(overview, "query-status");
		put(overview + "; " + equipment, "query-name", "query-uuid", "query-version", "query-kvm");
		put(equipment, "query-commands", "query-mice", "query-spice");
		put(equipment + ": " + workbench.text("info", "Page_choose") + "; " + console, "human-monitor-command");
		put(overview + ": " + workbench.text("machine", "Tile_Memory"), "query-balloon");
		put(menu("balloon"), "balloon");
		put(menu("saveMemory"), "pmemsave");
		String cpus = workbench.view("cpu");
		put(menu("saveMemory") + "; " + cpus + ": " + workbench.text("cpu", "CpuMenu_saveMemory"), "memsave");
		put(cpus + ": " + workbench.text("cpu", "CpuMenu_choose"), "cpu");
		put(cpus, "query-cpus");
		put(menu("nmi"), "inject-nmi");
		put(workbench.view("serial") + "; " + equipment, "query-chardev");
		put(workbench.view("qmp.qom"), "qom-set");
	}

	private void devices() {
		String pci = workbench.view("pci");
		put(menu("plug") + "; " + workbench.view("palette") + ", dragged onto " + pci, "device_add", "netdev_add");
		put(menu("unplug") + "; " + pci + ", dragged onto the bin", "device_del", "netdev_del");
		put(menu("link"), "set_link");
		put(pci, "query-pci");
		put(pci + "; " + workbench.view("qmp.qom"), "qom-list", "qom-get");
	}

	private void drives() throws IOException {
		put(block("DeviceAct_eject"), "eject");
		put(block("DeviceAct_resize"), "block_resize");
		put(block("DeviceAct_throttle"), "block_set_io_throttle");
		put(block("DeviceAct_snapshot"), "blockdev-snapshot-sync");
		put(block("DeviceAct_stream"), "block_stream");
		put(block("JobStrip_speed"), "block_job_set_speed");
		put(block("JobStrip_cancel"), "block_job_cancel");
		put(block("BlockMenu_unlock"), "block_passwd");
		put(workbench.view("block"), "query-block", "query-blockstats", "query-block-jobs");
	}

	private void screen() throws IOException {
		String server = workbench.menu("ui.display", "vncServer");
		put(block("DeviceAct_change") + "; " + server, "change");
		put(server, "set_password", "change-vnc-password", "expire_password");
		String display = workbench.page("display");
		String overview = workbench.text("machine", "Editor_Overview");
		put(display, "getfd", "add_client");
		put(overview + ", the picture of the screen", "screendump");
		put(overview + "; " + display + "; " + workbench.view("equipment"), "query-vnc");
	}

	private void migration() throws IOException {
		String view = workbench.view("migration");
		put(menu("migrate"), "migrate");
		put(menu("cancelMigration"), "migrate_cancel");
		put(view + ": " + workbench.text("picture", "Field_bandwidth"), "migrate_set_speed");
		put(view + ": " + workbench.text("picture", "Field_downtime"), "migrate_set_downtime");
		put(view, "query-migrate");
		put(menu("announce"), "client_migrate_info");
	}

	private String menu(String command) {
		return workbench.menu("ui", command);
	}

	private String block(String key) throws IOException {
		return workbench.view("block") + ": " + workbench.text("block", key);
	}

	private void put(String place, String... commands) {
		for (String command : commands) {
			if (places.put(command, place) != null) {
				throw new IllegalStateException(command + " has two places");
			}
		}
	}

	/** The console takes every command, also one that has no other place. */
	String of(String command) {
		return places.getOrDefault(command, console);
	}

	/** Whether there is more than the console. */
	boolean hasOwn(String command) {
		return places.containsKey(command);
	}
}
