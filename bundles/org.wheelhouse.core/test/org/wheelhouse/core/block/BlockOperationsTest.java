package org.wheelhouse.core.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.ScriptedHost;
import org.wheelhouse.core.fixture.ScriptedMachine;
import org.wheelhouse.core.migration.Drives;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.core.operation.TranslatedCommand;
import org.wheelhouse.core.state.BlockGraph.Device;
import org.wheelhouse.core.state.BlockGraph.Job;
import org.wheelhouse.core.state.BlockGraph.Limits;

class BlockOperationsTest {

	private static final Device CD = Drives.drive("cd0", "/machine/unattached/device[5]", "#block1", "/old.iso");
	private static final Device BY_NODE = Drives.drive("", "/machine/peripheral/v/virtio-backend", "top", "/d.qcow2");
	private static final Job JOB = new Job("disk0", "stream", 100, 40, 7, false, false, "ok");

	private final ScriptedMachine machine = new ScriptedMachine("m", new ScriptedHost(true));

	private BlockOperations acts(String membersOfChange) throws Exception {
		machine.answering("query-commands", """
				[{"name":"query-qmp-schema"},{"name":"eject"},{"name":"blockdev-change-medium"},{"name":"block-stream"},
				{"name":"block_resize"},{"name":"blockdev-snapshot-sync"},{"name":"block_set_io_throttle"},
				{"name":"block-job-cancel"},{"name":"block-job-set-speed"}]""");
		machine.answering("query-qmp-schema",
				"""
						[{"meta-type":"command","name":"blockdev-change-medium","arg-type":"1","ret-type":"0"},
						{"meta-type":"object","name":"0","members":[]},
						{"meta-type":"object","name":"1","members":[{"name":"id","type":"str"}%s]},
						{"meta-type":"command","name":"eject","arg-type":"2","ret-type":"0"},
						{"meta-type":"object","name":"2","members":[{"name":"id","type":"str"},{"name":"device","type":"str"}]},
						{"meta-type":"builtin","name":"str","json-type":"string"}]"""
						.formatted(membersOfChange));
		return Await.get(BlockOperations.of(machine));
	}

	private BlockOperations acts() throws Exception {
		return acts(",{\"name\":\"force\",\"type\":\"str\"}");
	}

	private static String sent(Operation<?> operation) {
		return String.join("\n", operation.plan().stream().map(PlannedCommand::json).toList());
	}

	@Test
	void aDriveIsNamedByItsBackEndAndOneWithoutByTheGuestsDevice() throws Exception {
		assertEquals("{\"execute\":\"eject\",\"arguments\":{\"device\":\"cd0\"}}", sent(acts().eject(CD, false)));
		assertEquals(
				"{\"execute\":\"eject\",\"arguments\":{\"id\":\"/machine/peripheral/v/virtio-backend\",\"force\":true}}",
				sent(acts().eject(BY_NODE, true)));
		assertEquals("{\"execute\":\"block_resize\",\"arguments\":{\"node-name\":\"top\",\"size\":512}}",
				sent(acts().resize(BY_NODE, 512)));
	}

	@Test
	void nothingIsRemarkedWhereQemuIsToldExactlyWhatIsShown() throws Exception {
		assertEquals(Optional.empty(), ((TranslatedCommand<?>) acts().resize(CD, 512)).remark());
		assertEquals(Optional.empty(), ((TranslatedCommand<?>) acts().eject(CD, false)).remark());
	}

	@Test
	void aLockedMediumIsChangedInOneStepOnlyWhereQemuCan() throws Exception {
		assertEquals(
				"{\"execute\":\"blockdev-change-medium\",\"arguments\":{\"device\":\"cd0\",\"filename\":\"/new.iso\",\"force\":true}}",
				sent(acts().changeMedium(CD, "/new.iso", Optional.empty(), true)));
		assertEquals(
				"{\"execute\":\"eject\",\"arguments\":{\"device\":\"cd0\",\"force\":true}}\n"
						+ "{\"execute\":\"blockdev-change-medium\",\"arguments\":{\"device\":\"cd0\",\"filename\":\"/new.iso\"}}",
				sent(acts("").changeMedium(CD, "/new.iso", Optional.empty(), true)));
	}

	@Test
	void theSecondStepIsNotTakenBeforeTheFirst() throws Exception {
		var change = acts("").changeMedium(CD, "/new.iso", Optional.of("raw"), true);
		var before = machine.sent().size();
		Await.get(change.run());
		assertEquals(List.of("eject", "blockdev-change-medium"), machine.sent().subList(before, machine.sent().size()));
	}

	@Test
	void anEjectedMediumCanBePutBack() throws Exception {
		assertEquals(
				"{\"execute\":\"blockdev-change-medium\",\"arguments\":{\"device\":\"cd0\",\"filename\":\"/old.iso\",\"format\":\"raw\"}}",
				sent(acts().eject(CD, false).inverse().orElseThrow()));
		assertTrue(acts().eject(Drives.drive("cd0", "", "n", "nbd://x"), false).inverse().isEmpty(),
				"what is no file cannot be named again");
	}

	@Test
	void whatTheGuestLockedSinceIsSeen() throws Exception {
		machine.answering("query-block", """
				[{"device":"cd0","qdev":"other","removable":true,"locked":false,"type":"unknown"},
				{"device":"cd0","qdev":"/machine/unattached/device[5]","removable":true,"locked":true,"type":"unknown",
				"tray_open":true}]""");
		var now = Await.get(acts().renewed(CD));
		assertTrue(now.locked() && now.trayOpen());
		assertEquals(CD.chain(), now.chain());
		assertEquals(BY_NODE, Await.get(acts().renewed(BY_NODE)), "what is gone stays as it was");
	}

	@Test
	void limitsAreTakenBackToThoseBefore() throws Exception {
		var limits = new Limits(0, 1, 2, 3, 0, 0);
		assertTrue(sent(acts().throttle(CD, limits)).contains(
				"\"bps\":0,\"bps_rd\":1,\"bps_wr\":2,\"iops\":3,\"iops_rd\":0,\"iops_wr\":0"));
		assertTrue(sent(acts().throttle(CD, limits).inverse().orElseThrow()).contains("\"bps_rd\":0,\"bps_wr\":0"));
		assertTrue(sent(acts().setSpeed(JOB, 0).inverse().orElseThrow()).contains("\"speed\":7"));
	}

	@Test
	void aSnapshotOfANodeNamesTheNewOneWithinItsBounds() throws Exception {
		assertEquals(
				"{\"execute\":\"blockdev-snapshot-sync\",\"arguments\":{\"device\":\"cd0\",\"snapshot-file\":\"/s.qcow2\",\"format\":\"qcow2\"}}",
				sent(acts().snapshot(CD, "/s.qcow2", "qcow2")));
		var name = sent(acts().snapshot(BY_NODE, "/1 a name that is longer than any node.qcow2", "qcow2"))
				.replaceAll(".*\"snapshot-node-name\":\"([^\"]*)\".*", "$1");
		assertTrue(name.length() <= 31 && name.startsWith("s1-a-name-that-is-lon"), name);
	}

	@Test
	void theJobOfANodeHasAName() throws Exception {
		assertEquals("{\"execute\":\"block-stream\",\"arguments\":{\"device\":\"cd0\",\"base\":\"/base\"}}",
				sent(acts().stream(CD, Optional.of("/base"))));
		var job = sent(acts().stream(BY_NODE, Optional.empty())).replaceAll(".*\"job-id\":\"([^\"]*)\".*", "$1");
		assertTrue(job.matches("[A-Za-z][A-Za-z0-9._-]*"), job);
	}

	@Test
	void aJobIsCancelledByItsName() throws Exception {
		assertEquals("{\"execute\":\"block-job-cancel\",\"arguments\":{\"device\":\"disk0\"}}",
				sent(acts().cancel(JOB, false)));
	}
}
