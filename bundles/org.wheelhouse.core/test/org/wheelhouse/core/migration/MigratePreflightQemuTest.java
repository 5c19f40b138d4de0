package org.wheelhouse.core.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.core.fixture.RealMachines;
import org.wheelhouse.core.fixture.RealQemu;
import org.wheelhouse.core.hotplug.BackendRequest.None;
import org.wheelhouse.core.hotplug.HotplugDevice;
import org.wheelhouse.core.hotplug.PlugRequest;
import org.wheelhouse.core.migration.preflight.PreflightCheck;
import org.wheelhouse.core.operation.PlannedAndSent;
import org.wheelhouse.model.live.CheckSeverity;
import org.wheelhouse.qmp.command.QueryStatus;
import org.wheelhouse.qmp.command.RawCommand;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** What stops in a migration's pre-flight is refused by the operation too, and nothing of it has begun. */
@Tag("qemu")
class MigratePreflightQemuTest {

	@TempDir
	private Path folder = Path.of("");

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"snapshot | -drive file=F/a.img,format=raw,if=virtio,snapshot=on,id=t | t",
			"snapshot | -snapshot -drive file=F/a.img,format=raw,if=virtio,id=t | -snapshot",
			"fat | -drive file=fat:rw:F/dos,if=virtio,format=raw,id=t | t",
			"blocked | -drive file=F/a.img,format=raw,if=none,id=n -device nvme,drive=n,serial=x | nvme",
			"disk-kind | -object throttle-group,id=g -drive driver=throttle,throttle-group=g,file.driver=raw,"
					+ "file.file.filename=F/a.img,if=virtio,id=t | t"})
	void isRefusedByNameAndNothingHasBegun(String id, String options, String subject) throws Exception {
		Files.write(folder.resolve("a.img"), new byte[1 << 20]);
		Files.createDirectory(folder.resolve("dos"));
		try (var machines = new RealMachines()) {
			var source = machines
					.add(RealMachine.start("source", options.replace("F/", folder + "/").split(" ")));
			var check = stopping(id, source, machines);
			assertTrue(check.subject().contains(subject), check.toString());
			assertFalse(check.remedy().isEmpty(), check.toString());
		}
	}

	@Test
	void aJobAndADeviceThatNobodyKnowsAreLinesToo() throws Exception {
		Files.write(folder.resolve("a.img"), new byte[1 << 20]);
		try (var machines = new RealMachines()) {
			var source = machines.add(RealMachine.start("source", "-drive",
					"file=" + folder.resolve("a.img") + ",format=raw,if=virtio,id=t"));
			Await.get(source.send(new RawCommand("nbd-server-start",
					(com.fasterxml.jackson.databind.node.ObjectNode) object()
							.set("addr",
									object().put("type", "unix").set("data", object().put("path", folder + "/nbd"))))));
			Await.get(source.send(new RawCommand("block-export-add",
					object().put("type", "nbd").put("id", "theirs").put("node-name", root(source)))));
			assertTrue(stopping("jobs", source, machines).reason().contains("is exported as theirs"));
		}
		try (var machines = new RealMachines()) {
			var source = machines.add(RealMachine.start("source", "-machine", "pc"));
			Await.get(new HotplugDevice(source,
					new PlugRequest("virtio-rng-pci", "theirs", "pci.0", 9, new None(), Map.of())).run());
			source.journal().remove("theirs");
			assertTrue(stopping("destination", source, machines).reason()
					.contains("theirs is neither on the command line"));
		}
	}

	@Test
	void anAliasOfTheMachineTypeIsWrittenOut() throws Exception {
		try (var machines = new RealMachines()) {
			machines.add(RealMachine.start("source", "-machine", "q35,vmport=off", "-m", "65600k"));
			var migrate = new Migrate(machines, "source", MigrationRequest.usual());
			var line = Await.get(migrate.preview()).commandLine();
			assertTrue(line.contains("pc-q35-7.2,vmport=off"), line.toString());
			assertEquals(List.of(),
					Await.get(migrate.preflight()).stream().filter(check -> check.severity() != CheckSeverity.FINE)
							.toList());
		}
	}

	/** A state that is saved is a migration too, and QEMU would take the guest with it. */
	@Test
	void whatWouldEndQemuIsNotSavedIntoAFileEither() throws Exception {
		var ten = RealQemu.all().stream().filter(qemu -> qemu.label().equals("10.0")).findFirst();
		Assumptions.assumeTrue(ten.isPresent(), "SKIPPED qemu-10.0");
		try (var machines = new RealMachines()) {
			var source = machines
					.add(RealMachine.start("source", ten.orElseThrow(), "-object", "memory-backend-ram,id=m,size=16M"));
			var save = new Migrate(machines, "source",
					MigrationRequest.usual().to(new MigrationTarget.StateFile(folder.resolve("state"))));
			var failure = assertThrows(OperationFailed.class, () -> Await.get(save.run()));
			assertTrue(failure.getMessage().contains("would abort, and the guest with it"), failure.getMessage());
			assertEquals("running", Await.get(source.send(new QueryStatus())).status());
			assertFalse(Files.exists(folder.resolve("state")));
		}
	}

	private static PreflightCheck stopping(String id, RealMachine source, RealMachines machines) throws Exception {
		source.takeSent();
		var migrate = new Migrate(machines, "source", MigrationRequest.usual());
		var check = Await.get(migrate.preflight()).stream().filter(line -> line.id().equals(id))
				.filter(PreflightCheck::stops)
				.findFirst().orElseThrow(() -> new AssertionError("no line " + id));
		assertThrows(OperationFailed.class, () -> Await.get(migrate.run()));
		assertFalse(machines.hasDestination());
		assertEquals("running", Await.get(source.send(new QueryStatus())).status());
		assertEquals(List.of(), PlannedAndSent.changes(source.takeSent()));
		return check;
	}

	private static String root(RealMachine source) throws Exception {
		return Await.get(source.send(new RawCommand("query-block"))).findPath("inserted").path("node-name").asText();
	}

	private static com.fasterxml.jackson.databind.node.ObjectNode object() {
		return JsonNodeFactory.instance.objectNode();
	}
}
