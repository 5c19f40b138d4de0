package org.wheelhouse.conformance;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where in the workbench a person finds what each command does, in the workbench's own words. */
final class Places {

	private final Map<String, String> places = new LinkedHashMap<>();
	private final String console;

	Places(Workbench workbench) throws IOException {
		console = workbench.view("qmp.console");
		put(workbench.menu("cut"), "quit");
		put(workbench.menu("pause"), "stop");
		put(workbench.menu("resume"), "cont");
		put(workbench.menu("reset"), "system_reset");
		put(workbench.menu("powerdown"), "system_powerdown");
		put(workbench.menu("migrate"), "migrate");
		put(workbench.menu("cancelMigration"), "migrate_cancel");
		String pci = workbench.view("pci");
		put(workbench.menu("plug") + "; " + workbench.view("palette") + ", dragged onto " + pci, "device_add",
				"netdev_add");
		put(workbench.menu("unplug") + "; " + pci + ", dragged onto the bin", "device_del", "netdev_del");
		String display = workbench.page("display");
		put(display + ": " + workbench.text("ui.display", "ui/display", "Tools_Server"), "change", "set_password",
				"expire_password");
		put(display + ", of a machine whose VNC server has no port", "getfd", "add_client");
		put(workbench.view("migration") + ": " + workbench.text("ui", "ui/migration", "Field_bandwidth"),
				"migrate_set_speed");
		put(workbench.view("migration") + ": " + workbench.text("ui", "ui/migration", "Field_downtime"),
				"migrate_set_downtime");
		put(workbench.view("migration"), "query-migrate");
		String overview = workbench.text("ui", "ui/machine", "Editor_Overview");
		put(overview + ", the picture of the screen", "screendump");
		put(overview, "query-name", "query-uuid", "query-version", "query-kvm", "query-status");
		put(overview + ": " + workbench.text("ui", "ui/machine", "Tile_Memory"), "query-balloon");
		put(overview + ": " + workbench.text("ui", "ui/machine", "Fact_Display"), "query-vnc");
		put(workbench.view("block"), "query-block", "query-blockstats");
		put(workbench.view("cpu"), "query-cpus");
		put(pci, "query-pci", "qom-list", "qom-get");
		put(workbench.view("serial"), "query-chardev");
		put("whenever a machine is connected", "query-commands", "qmp_capabilities");
	}

	private void put(String place, String... commands) {
		for (String command : commands) {
			if (places.put(command, place) != null) {
				throw new IllegalStateException(command + " has two places");
			}
		}
	}

	/** The console takes every command, also one that has no place of its own. */
	String of(String command) {
		return places.getOrDefault(command, console);
	}

	/** Whether there is more than the console. */
	boolean hasOwn(String command) {
		return places.containsKey(command);
	}
}
