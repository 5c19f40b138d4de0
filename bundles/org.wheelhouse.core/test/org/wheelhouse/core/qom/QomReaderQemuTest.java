package org.wheelhouse.core.qom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.qmp.command.QomGet;
import org.wheelhouse.qmp.command.QomSet;
import org.wheelhouse.qmp.session.CommandFailed;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

@Tag("qemu")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QomReaderQemuTest {

	private static final String BALLOON = "/machine/peripheral/bal0";
	private static final String POLLING = "guest-stats-polling-interval";

	private final RealMachine machine;
	private final QomReader reader;

	QomReaderQemuTest() throws Exception {
		machine = RealMachine.start("qom", "-machine", "pc", "-S", "-device", "virtio-balloon-pci,id=bal0", "-device",
				"pci-bridge,id=br1,chassis_nr=1", "-device", "virtio-rng-pci,id=rng0,bus=br1,addr=3");
		reader = new QomReader(machine);
	}

	@AfterAll
	void stop() throws Exception {
		machine.close();
	}

	@Test
	void theWholeTreeIsReadAndOnlyWhatHasChildrenOpens() throws Exception {
		var seen = new HashMap<String, QomNode>();
		read(QomNode.ROOT, seen);
		assertTrue(seen.size() > 200, "only " + seen.size());
		assertEquals("virtio-balloon-pci", type(seen, BALLOON));
		assertEquals("virtio-rng-device", type(seen, "/machine/peripheral/rng0/virtio-backend"));
	}

	private void read(QomNode node, Map<String, QomNode> seen) throws Exception {
		var level = Await.get(reader.level(node.path()));
		for (var child : level.object().children()) {
			assertFalse(seen.containsKey(child.path()), child.path());
			seen.put(child.path(), child);
			if (level.openable().contains(child.path())) {
				read(child, seen);
			} else {
				assertEquals(List.of(), Await.get(reader.object(child.path())).children());
			}
		}
	}

	private static String type(Map<String, QomNode> seen, String path) {
		return Optional.ofNullable(seen.get(path)).orElseThrow().type();
	}

	@Test
	void everyPropertyHasAValueOrQemusWords() throws Exception {
		var cpu = Await.get(reader.object("/machine/unattached/device[0]"));
		assertTrue(cpu.properties().size() > 400, "only " + cpu.properties().size());
		var values = values(cpu);
		assertEquals(cpu.properties().size(), values.size());
		assertEquals(new QomValue.Refused("No crash occurred"), values.get("crash-information"));
		assertTrue(assertInstanceOf(QomValue.Known.class, values.get("feature-words")).json().isArray());
		assertEquals(cpu.properties().stream().map(property -> property.name()).toList(),
				List.copyOf(values.keySet()));
	}

	@Test
	void whatIsNoLongerWantedIsNotAsked() throws Exception {
		var cpu = Await.get(reader.object("/machine/unattached/device[0]"));
		machine.takeSent();
		var portions = new ArrayList<Map<String, QomValue>>();
		Await.get(reader.values(cpu, () -> portions.size() < 2, portions::add));
		assertEquals(2, portions.size());
		assertEquals(portions.stream().mapToInt(Map::size).sum(), machine.takeSent().size());
	}

	@Test
	void aPropertyIsSetAndTheEffectIsSeen() throws Exception {
		var before = Await.get(machine.send(new QomGet(BALLOON, POLLING)));
		machine.takeSent();
		var set = new SetProperty(machine, new QomSet(BALLOON, POLLING, JsonNodeFactory.instance.numberNode(7)),
				Optional.of(before));
		assertEquals("Set guest-stats-polling-interval of bal0 on " + machine.name(), set.label());
		Await.get(set.run());
		assertEquals(set.plan().stream().map(planned -> planned.json()).toList(), machine.takeSent());
		var balloon = Await.get(reader.object(BALLOON));
		assertEquals(new QomValue.Known(JsonNodeFactory.instance.numberNode(7)), values(balloon).get(POLLING));
		Await.get(set.inverse().orElseThrow().run());
		assertEquals(before, Await.get(machine.send(new QomGet(BALLOON, POLLING))));
	}

	@Test
	void aRefusalToSetTellsTheCommandAndQemusWords() {
		var set = new SetProperty(machine,
				new QomSet(BALLOON, "hotplugged", JsonNodeFactory.instance.booleanNode(true)), Optional.empty());
		var refused = assertThrows(OperationFailed.class, () -> Await.get(set.run()));
		assertEquals("Property 'virtio-balloon-pci.hotplugged' is not writable", refused.words());
		assertEquals(set.plan().getFirst().json(), refused.command());
	}

	@Test
	void aPathLeadsThroughLinksToWhereTheObjectIs() throws Exception {
		assertEquals(List.of("/", "/machine", "/machine/i440fx", "/machine/i440fx/pci.0"),
				paths(BALLOON + "/parent_bus"));
		assertEquals(List.of("/", "/machine", "/machine/peripheral", BALLOON, BALLOON + "/virtio-backend"),
				paths("/machine//peripheral/bal0/virtio-backend/"));
		assertEquals(List.of("/", "/machine", "/machine/peripheral", BALLOON), paths("bal0"));
		assertEquals(List.of("/"), paths("/"));
	}

	@Test
	void aPathThatLeadsNowhereFailsWithQemusWords() {
		var refused = assertThrows(CommandFailed.class, () -> paths("/machine/peripheral/nope/deeper"));
		assertEquals("Device '/machine/peripheral/nope/deeper' not found", refused.words());
		assertThrows(CoreException.class, () -> paths("nope"));
		var nowhere = assertThrows(CoreException.class, () -> paths(BALLOON + "/virtio-backend/iothread/x"));
		assertEquals("The link 'iothread' of " + BALLOON + "/virtio-backend leads nowhere.", nowhere.what());
	}

	@Test
	void whatQemuTellsOfATypeIsJoinedByProperty() throws Exception {
		var about = Await.get(reader.about("virtio-balloon-pci"));
		var multifunction = Optional.ofNullable(about.get("multifunction")).orElseThrow();
		assertEquals("on/off", multifunction.description().orElse(""));
		assertEquals("false", multifunction.defaultValue().map(Object::toString).orElse(""));
		assertTrue(about.containsKey("hotplugged"));
		assertEquals(Map.of(), Await.get(reader.about("no-such-type")));
	}

	private List<String> paths(String path) throws Exception {
		return Await.get(reader.trail(path)).stream().map(QomNode::path).toList();
	}

	private Map<String, QomValue> values(QomObject object) throws Exception {
		var values = new LinkedHashMap<String, QomValue>();
		Await.get(reader.values(object, () -> true, values::putAll));
		return values;
	}
}
