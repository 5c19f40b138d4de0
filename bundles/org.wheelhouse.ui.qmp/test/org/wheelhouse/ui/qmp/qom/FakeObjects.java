package org.wheelhouse.ui.qmp.qom;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.qmp.command.QmpCommand;
import org.wheelhouse.qmp.command.QomGet;
import org.wheelhouse.qmp.command.QomList;
import org.wheelhouse.qmp.message.UnexpectedResultException;
import org.wheelhouse.qmp.session.CommandSender;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A machine with few objects. It answers at once, or when it is told to. */
final class FakeObjects implements CommandSender {

	private static final ObjectMapper JSON = new ObjectMapper();

	/** By path and property: the type, a blank, the value as JSON; a child has none. */
	private final Map<String, Map<String, String>> objects = new TreeMap<>();
	private final Deque<Runnable> held = new ArrayDeque<>();
	private final List<String> asked = new ArrayList<>();
	private boolean holding;

	/** The part of a PC that has a network card and a disk. */
	static FakeObjects pc() {
		var machine = new FakeObjects();
		machine.object("/").put("type", "string \"container\"");
		machine.object("/").put("machine", "child<pc-i440fx-7.2-machine>");
		machine.object("/").put("objects", "child<container>");
		machine.object("/objects");
		machine.object("/machine").put("usb", "bool false");
		machine.object("/machine").put("boot", "BootConfiguration {\"order\":\"cad\"}");
		machine.object("/machine").put("peripheral", "child<container>");
		machine.object("/machine").put("i440fx", "child<i440FX-pcihost>");
		machine.object("/machine/i440fx").put("pci.0", "child<PCI>");
		machine.object("/machine/i440fx").put("pci-hole64-size", "size 2147483648");
		machine.object("/machine/i440fx/pci.0").put("type", "string \"PCI\"");
		machine.object("/machine/peripheral").put("nic0", "child<virtio-net-pci>");
		machine.object("/machine/peripheral").put("vdata", "child<virtio-blk-pci>");
		var disk = machine.object("/machine/peripheral/vdata");
		disk.put("addr", "int32 24");
		disk.put("legacy-addr", "str \"03.0\"");
		disk.put("disable-legacy", "OnOffAuto \"off\"");
		disk.put("hotplugged", "bool false");
		disk.put("iothread", "link<iothread> \"\"");
		disk.put("parent_bus", "link<bus> \"/machine/i440fx/pci.0\"");
		disk.put("stat-max", "uint64 18446744073709551615");
		disk.put("virtio-backend", "child<virtio-blk-device>");
		machine.object("/machine/peripheral/vdata/virtio-backend").put("serial", "str \"DATA0\"");
		machine.object("/machine/peripheral/nic0").put("mac", "str \"52:54:00:12:34:56\"");
		return machine;
	}

	/** The properties of an object, to be changed. */
	Map<String, String> object(String path) {
		return objects.computeIfAbsent(path, _ -> new TreeMap<>());
	}

	/** Takes an object away, with all below. */
	void remove(String parent, String name) {
		object(parent).remove(name);
		objects.keySet()
				.removeIf(path -> path.equals(parent + "/" + name) || path.startsWith(parent + "/" + name + "/"));
	}

	/** From now on answers wait. */
	void hold() {
		holding = true;
	}

	/** Gives the answers that wait, and all later ones at once. */
	void release() {
		holding = false;
		while (!held.isEmpty()) {
			held.removeFirst().run();
		}
	}

	/** What was asked since the last call. */
	List<String> takeAsked() {
		var taken = List.copyOf(asked);
		asked.clear();
		return taken;
	}

	@Override
	public <R> CompletableFuture<R> send(QmpCommand<R> command) {
		asked.add(command.toJson());
		var answer = new CompletableFuture<R>();
		Runnable answering = () -> answer(command, answer);
		if (holding) {
			held.addLast(answering);
		} else {
			answering.run();
		}
		return answer;
	}

	private <R> void answer(QmpCommand<R> command, CompletableFuture<R> answer) {
		try {
			var json = json(command);
			if (json == null) {
				answer.completeExceptionally(new CoreException("nothing at " + command.toJson()));
			} else {
				answer.complete(command.read(json));
			}
		} catch (UnexpectedResultException | JsonProcessingException e) {
			answer.completeExceptionally(e);
		}
	}

	private @Nullable JsonNode json(QmpCommand<?> command) throws JsonProcessingException {
		return switch (command) {
			case QomList(String path) -> {
				var object = objects.get(path);
				if (object == null) {
					yield null;
				}
				var list = JSON.createArrayNode();
				object.forEach((name, value) -> list.addObject().put("name", name).put("type", value.split(" ", 2)[0]));
				yield list;
			}
			case QomGet(String path, String property) -> {
				var value = objects.getOrDefault(path, Map.of()).get(property);
				yield value == null ? null : JSON.readTree(value.split(" ", 2)[1]);
			}
			default ->
				JSON.readTree("[{\"name\":\"disable-legacy\",\"type\":\"OnOffAuto\",\"description\":\"on/off/auto\"}]");
		};
	}
}
