package org.wheelhouse.core.hotplug;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.qmp.command.HumanMonitorCommand;
import org.wheelhouse.qmp.command.QomList;
import org.wheelhouse.qmp.command.RawCommand;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** All that plugging can leave behind in a machine: disks, nodes, jobs, devices, objects, networks, character devices. */
final class NoTrace {

	private NoTrace() {
		// only asks
	}

	/** As it is now, by question. Equal before and after what was refused. */
	static TreeMap<String, List<String>> of(MachineAccess machine) throws Exception {
		var all = new TreeMap<String, List<String>>();
		all.put("query-block", each(machine, new RawCommand("query-block"), "qdev", "device"));
		all.put("query-named-block-nodes", each(machine, new RawCommand("query-named-block-nodes",
				JsonNodeFactory.instance.objectNode().put("flat", true)), "node-name"));
		all.put("query-chardev", each(machine, new RawCommand("query-chardev"), "label"));
		all.put("query-jobs", each(machine, new RawCommand("query-jobs"), "id", "status"));
		for (var folder : List.of("/machine/peripheral", "/objects")) {
			all.put(folder, List.copyOf(new TreeSet<>(
					Await.get(machine.ask(new QomList(folder))).stream().map(QomList.Property::name).toList())));
		}
		all.put("info network",
				Await.get(machine.ask(new HumanMonitorCommand("info network"))).lines().sorted().toList());
		return all;
	}

	private static List<String> each(MachineAccess machine, RawCommand question, String... keys) throws Exception {
		var found = new ArrayList<String>();
		for (JsonNode item : Await.get(machine.ask(question))) {
			var words = new ArrayList<String>();
			for (var key : keys) {
				// QEMU numbers those that nobody has named.
				words.add(item.path(key).asText().replaceFirst("^#block\\d+$", "#block"));
			}
			found.add(String.join(" ", words));
		}
		Collections.sort(found);
		return List.copyOf(found);
	}
}
