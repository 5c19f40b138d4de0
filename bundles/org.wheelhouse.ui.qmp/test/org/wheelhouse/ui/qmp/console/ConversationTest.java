package org.wheelhouse.ui.qmp.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wheelhouse.qmp.command.QueryStatus;
import org.wheelhouse.qmp.command.Stop;

class ConversationTest {

	private final List<Entry> entries = new ArrayList<>();
	private final List<String> asked = new ArrayList<>();
	private boolean may = true;
	private Executor unhurried = Runnable::run;

	@Test
	void commandIsSentAsWrittenAndAnswered() throws Exception {
		var machine = new FakeMachine().answering("query-status", "{\"status\":\"running\"}");
		assertTrue(say(machine, "query-status", false));
		assertKinds(Entry.Asked.class, Entry.Sent.class, Entry.Replied.class);
		assertEquals(List.of("{\"execute\":\"query-status\"}"), machine.sent());
		assertEquals(List.of("query-status"), asked);
	}

	@Test
	void whatTheSchemaRefusesIsNotSentUnlessItIsToGoAsItIs() throws Exception {
		var machine = new FakeMachine();
		assertFalse(say(machine, "block_resize device=x", false));
		assertEquals(List.of(), machine.sent());
		assertTrue(failure().contains("size"), failure());
		assertTrue(conversation(machine).say(new Conversation.Utterance("block_resize device=x", false, true)).get(5,
				TimeUnit.SECONDS));
		assertEquals(List.of("{\"execute\":\"block_resize\",\"arguments\":{\"device\":\"x\"}}"), machine.sent());
	}

	@Test
	void whatIsGoneIsSaidInOtherWordsAndWhatWasSaidIsShown() throws Exception {
		var machine = new FakeMachine();
		assertTrue(say(machine, "migrate_set_speed value=1048576", false));
		assertKinds(Entry.Asked.class, Entry.Translated.class, Entry.Sent.class, Entry.Replied.class);
		assertEquals(List.of("{\"execute\":\"migrate-set-parameters\",\"arguments\":{\"max-bandwidth\":1048576}}"),
				machine.sent());
	}

	@Test
	void whatHasNothingThatCorrespondsIsRefusedWithTheRemedy() throws Exception {
		var machine = new FakeMachine();
		assertFalse(say(machine, "block_passwd device=x password=y", false));
		assertTrue(failure().contains("secret"), failure());
		assertEquals(List.of(), machine.sent());
	}

	@Test
	void propertiesOfADeviceHaveTheTypesThatItTells() throws Exception {
		var machine = new FakeMachine().answering("device-list-properties", """
				[{"name":"queues","type":"uint16"},{"name":"addr","type":"int32"},{"name":"mac","type":"str"}]""");
		assertTrue(say(machine, "device_add driver=virtio-net-pci id=n1 addr=6.1 queues=2 mac=5 other=7", false));
		assertEquals(
				"{\"execute\":\"device_add\",\"arguments\":{\"driver\":\"virtio-net-pci\",\"id\":\"n1\",\"addr\":\"6.1\","
						+ "\"queues\":2,\"mac\":\"5\",\"other\":\"7\"}}",
				machine.sent().getLast());
	}

	/** QEMU 7.2 may end when it is asked for the properties of these. */
	@Test
	void aRunningMachineIsNotAskedForTypesThatMayEndIt() throws Exception {
		for (var type : List.of("virtio-gpu-gl-pci", "virtio-vga-gl")) {
			var machine = new FakeMachine();
			assertTrue(say(machine, "device_add driver=" + type + " id=g1 max_outputs=1", false));
			assertEquals(1, machine.sent().size(), machine.sent()::toString);
		}
	}

	@Test
	void qemusOwnWordsAreToldWithTheCommandAndAdvice() throws Exception {
		var machine = new FakeMachine().refusing("device_add", "Duplicate device ID 'r1'");
		assertFalse(say(machine, "device_add driver=virtio-rng-pci id=r1", false));
		var fault = assertInstanceOf(Entry.Failed.class, entries.getLast()).fault();
		assertEquals("Duplicate device ID 'r1'", fault.words());
		assertTrue(fault.command().contains("device_add"), fault.command());
		assertEquals("Choose another id.", fault.advice());
	}

	@Test
	void nothingIsSentWhenThePersonThinksBetterOfIt() throws Exception {
		var machine = new FakeMachine();
		may = false;
		assertFalse(say(machine, "quit", false));
		assertFalse(say(machine, "balloon 16", true));
		assertEquals(List.of(), machine.sent());
	}

	@Test
	void humanMonitorIsSpokenToAndItsTextPrinted() throws Exception {
		var machine = new FakeMachine().answering("human-monitor-command", "\"VM status: running\\r\\n\"");
		assertTrue(say(machine, "info status", true));
		assertKinds(Entry.Asked.class, Entry.Sent.class, Entry.Printed.class);
	}

	@Test
	void secretsAreNeitherShownNorKept() throws Exception {
		var machine = new FakeMachine();
		assertTrue(say(machine, "set_password protocol=vnc password=geheim", false));
		assertTrue(machine.sent().getFirst().contains("geheim"));
		assertFalse(entries.toString().contains("geheim"), entries::toString);
		assertFalse(SessionScript.session("m", entries).contains("geheim"));
		assertFalse(SessionScript.shell("m", entries).contains("geheim"));
	}

	@Test
	void secretsStayHiddenHoweverTheyAreSaidAndWhenTheyAreRefused() throws Exception {
		var machine = new FakeMachine().refusing("set_password", "Could not set password");
		assertFalse(say(machine, "set_password protocol=vnc password=geheim", false));
		say(machine, "set_password vnc geheim", true);
		say(machine, "change vnc password geheim", true);
		say(machine,
				"{\"execute\":\"human-monitor-command\",\"arguments\":{\"command-line\":\"set_password vnc geheim\"}}",
				false);
		say(machine, "human-monitor-command command-line='set_password vnc geheim'", false);
		say(machine, "set_password protocol=vnc password='geheim' and more", false);
		say(machine, "{\"execute\":\"set_password\",\"arguments\":{\"password\":\"geheim\"", false);
		say(machine, "{'execute':'object-add','arguments':{'qom-type':'secret','id':'s','props':{'data':'geheim'}}}"
				.replace('\'', '"'), false);
		assertTrue(machine.sent().toString().contains("geheim"));
		var session = SessionScript.session("m", entries);
		for (var road : List.of(entries.toString(), session, SessionScript.shell("m", entries),
				SessionScript.python("m", entries))) {
			assertFalse(road.contains("geheim"), road);
		}
		assertTrue(session.contains("••••"), session);
		assertFalse(session.contains("\\u2022"), session);
		assertEquals(List.of(), SessionScript.commands(session), "nobody can say them again from there");
	}

	/** What a person says by hand, each kind of secret, and what QEMU answers. */
	@ParameterizedTest
	@ValueSource(strings = {"object-add qom-type=secret id=s data=geheim",
			"set_password protocol=spice password=geheim",
			"{\"execute\":\"blockdev-add\",\"arguments\":{\"driver\":\"http\",\"node-name\":\"n\",\"url\":\"http://joe:geheim@h/x\"}}",
			"{\"execute\":\"blockdev-add\",\"arguments\":{\"driver\":\"raw\",\"node-name\":\"n\",\"file\":{\"driver\":\"https\",\"url\":\"https://h/x\",\"cookie\":\"geheim\"}}}",
			"{\"execute\":\"blockdev-add\",\"arguments\":{\"driver\":\"quorum\",\"node-name\":\"q\",\"vote-threshold\":1,\"children\":[{\"driver\":\"ftp\",\"url\":\"ftp://joe:geheim@h/x\"}]}}",
			"human: change ide1-cd0 http://joe:geheim@h/x.iso", "human: drive_add 0 file=iscsi://joe%geheim@h/i/0,id=d",
			"human: object_add secret,id=s,data=geheim"})
	void noKindOfSecretIsKeptOrExported(String text) throws Exception {
		var machine = new FakeMachine().answering("human-monitor-command", "\"opened http://joe:geheim@h/x.iso\"");
		say(machine, text.replace("human: ", ""), text.startsWith("human: "));
		assertTrue(machine.sent().toString().contains("geheim"), "it is said: " + machine.sent());
		for (var road : List.of(SessionScript.session("m", entries), SessionScript.shell("m", entries),
				SessionScript.python("m", entries))) {
			assertFalse(road.contains("geheim"), road);
		}
	}

	@Test
	void eventsAndGesturesOfTheWorkbenchAreHeardButNotItsQuestions() throws Exception {
		var machine = new FakeMachine();
		try (var conversation = conversation(machine)) {
			machine.tell("RESUME", "{}");
			machine.access().send(new Stop());
			machine.access().send(new QueryStatus());
			assertTrue(conversation.language().isPresent());
		}
		machine.tell("STOP", "{}");
		assertKinds(Entry.Heard.class, Entry.Gesture.class);
	}

	@Test
	void aFloodOfEventsIsOneCallAndItsLastIsThere() throws Exception {
		var waiting = new ArrayList<Runnable>();
		unhurried = waiting::add;
		var machine = new FakeMachine();
		try (var conversation = conversation(machine)) {
			assertTrue(conversation.language().isPresent());
			for (var number = 0; number < 20_000; number++) {
				machine.tell("RTC_CHANGE", "{\"offset\":" + number + "}");
			}
			assertEquals(1, waiting.size());
			assertEquals(List.of(), entries);
			waiting.removeFirst().run();
			assertEquals(1 + EventInlet.MOST, entries.size());
			assertEquals(20_000L - EventInlet.MOST, assertInstanceOf(Entry.LeftOut.class, entries.getFirst()).count());
			assertEquals(19_999,
					assertInstanceOf(Entry.Heard.class, entries.getLast()).event().data().path("offset").asInt());
		}
	}

	@Test
	void anEventStandsBeforeTheAnswerThatCameAfterIt() throws Exception {
		var waiting = new ArrayList<Runnable>();
		unhurried = waiting::add;
		var machine = new FakeMachine();
		try (var conversation = conversation(machine)) {
			machine.tell("STOP", "{}");
			conversation.say(new Conversation.Utterance("stop", false, false)).get(5, TimeUnit.SECONDS);
		}
		waiting.forEach(Runnable::run);
		assertKinds(Entry.Heard.class, Entry.Asked.class, Entry.Sent.class, Entry.Replied.class);
	}

	@Test
	void savedSessionHasTheCommandsThatWereSentInOrder() throws Exception {
		var machine = new FakeMachine().refusing("stop", "no");
		say(machine, "query-kvm", false);
		say(machine, "{\"execute\":\"stop\"}", false);
		say(machine, "info pci", true);
		assertEquals(List.of("{\"execute\":\"query-kvm\"}", "{\"execute\":\"stop\"}",
				"{\"execute\":\"human-monitor-command\",\"arguments\":{\"command-line\":\"info pci\"}}"),
				SessionScript.commands(SessionScript.session("m", entries)));
	}

	private boolean say(FakeMachine machine, String text, boolean human) throws Exception {
		try (var conversation = conversation(machine)) {
			return conversation.say(new Conversation.Utterance(text, human, false)).get(5, TimeUnit.SECONDS);
		}
	}

	private Conversation conversation(FakeMachine machine) {
		return new Conversation(machine.access(), command -> {
			asked.add(command.name());
			return CompletableFuture.completedFuture(may);
		}, Runnable::run, unhurried, entries::addAll);
	}

	private String failure() {
		return assertInstanceOf(Entry.Failed.class, entries.getLast()).fault().text();
	}

	@SafeVarargs
	private void assertKinds(Class<? extends Entry>... kinds) {
		assertEquals(List.of(kinds), entries.stream().map(Object::getClass).toList());
	}
}
