package org.wheelhouse.core.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wheelhouse.core.migration.DestinationCommandLine.Outcome;
import org.wheelhouse.core.migration.DestinationCommandLine.Peripheral;
import org.wheelhouse.core.migration.DestinationCommandLine.Source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/** From what real QEMUs have answered about their disks to the options of another that has the same. */
class DestinationDisksTest {

	private static final ObjectMapper JSON = new ObjectMapper();
	private static final String EXECUTED = "qemu -nodefaults -drive file=/m/a.qcow2,if=virtio,format=qcow2,detect-zeroes=unmap "
			+ "-cdrom /m/one.iso -blockdev file,node-name=cf,filename=/m/c.qcow2 -blockdev qcow2,node-name=c,file=cf "
			+ "-device virtio-blk-pci,drive=c,id=vd -blockdev raw,node-name=disc,read-only=on,file.driver=file,file.filename=/m/one.iso "
			+ "-device ide-cd,drive=disc,bus=ide.1,unit=1,id=cd";

	/** With the graph; by the children that 11 tells; and as before 4.0, where only the names of files are told. */
	@ParameterizedTest
	@CsvSource({"5.2,true", "7.2,true", "11,true", "11,false", "7.2,false"})
	void optionsAreThoseOfWhatRuns(String version, boolean withGraph) throws Exception {
		var options = options(recorded(version, withGraph), EXECUTED);
		assertEquals(List.of("-nodefaults", "-drive", "file=/m/a1.qcow2,format=qcow2,if=virtio", "-drive",
				"index=2,media=cdrom", "-blockdev", "file,node-name=cf,filename=/m/c.qcow2", "-device",
				"virtio-blk-pci,drive=c1,id=vd", "-blockdev",
				"raw,node-name=disc,read-only=on,file.driver=file,file.filename=/m/one.iso", "-device",
				"ide-cd,drive=wh-cd-0,bus=ide.1,unit=1,id=cd", "-blockdev", "qcow2,node-name=c,file=cf,read-only=on",
				"-blockdev",
				"{\"driver\":\"qcow2\",\"file\":{\"driver\":\"file\",\"filename\":\"/m/c1.qcow2\"},\"backing\":\"c\",\"node-name\":\"c1\"}",
				"-blockdev",
				"{\"driver\":\"raw\",\"read-only\":true,\"file\":{\"driver\":\"file\",\"filename\":\"/m/two.iso\"},\"node-name\":\"wh-cd-0\"}",
				"-incoming", "defer"), words(options));
		assertEquals(
				"[{\"execute\":\"block_set_io_throttle\",\"arguments\":{\"id\":\"/machine/peripheral/vd/virtio-backend\",\"bps\":0,\"bps_rd\":0,"
						+ "\"bps_wr\":0,\"iops\":100,\"iops_rd\":0,\"iops_wr\":0,\"group\":\"/machine/peripheral/vd/virtio-backend\",\"iops_max\":200,"
						+ "\"iops_max_length\":1}}]",
				options.limits().stream().map(command -> command.toJson()).toList().toString());
	}

	@Test
	void whatIsAsTheOptionsSayStaysAsItIsWritten() throws Exception {
		var executed = EXECUTED.replace("file=/m/a.qcow2,", "file=/m/a1.qcow2,").replace("-cdrom /m/one.iso ",
				"-drive index=2,media=cdrom ");
		var line = words(options(recorded("7.2", true), executed));
		assertEquals("file=/m/a1.qcow2,if=virtio,format=qcow2,detect-zeroes=unmap", line.get(2));
		assertEquals("index=2,media=cdrom", line.get(4));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"\"file\":\"/m/a1.qcow2\"  | \"file\":\"json:{}\"       | is open on /m/a1.qcow2, but not in the way",
			"\"drv\":\"qcow2\"         | \"drv\":\"quorum\"         | is made of several images (quorum)",
			"\"drv\":\"file\"          | \"drv\":\"nbd\"            | is reached through nbd",
			"\"drv\":\"file\"          | \"drv\":\"blkdebug\"       | goes through QEMU's blkdebug",
			"\"encrypted\":false       | \"encrypted\":true         | is encrypted",
			"/m/a1.qcow2               | /var/tmp/vl.abC123         | was opened with snapshot=on",
			"\"jobs\":[]               | \"jobs\":[{\"id\":\"s\",\"type\":\"stream\",\"status\":\"running\"}] | The job s (stream) works",
			"\"exports\":[]            | \"exports\":[{\"id\":\"e\",\"type\":\"nbd\",\"node-name\":\"c\"}] | exported as e (nbd)"})
	void whatCannotBeOpenedTwiceIsRefused(String recorded, String instead, String reason) throws Exception {
		var answers = text("7.2");
		assertTrue(answers.contains(recorded), recorded);
		var first = recorded.startsWith("\"file\"")
				? answers.replaceFirst("(\"drv\":\"qcow2\",\"encrypted\":false,)\"file\":\"/m/a1.qcow2\"",
						"$1" + instead)
				: answers.replace(recorded, instead);
		var refused = assertInstanceOf(Outcome.Refused.class,
				DestinationCommandLine.of(source(disks(JSON.readTree(first), true), EXECUTED)));
		assertTrue(refused.reason().contains(reason), refused.reason());
	}

	@Test
	void differencesOfBothEndsAreTold() throws Exception {
		var here = recorded("7.2", true);
		assertEquals(List.of(), SameDisks.differences(here, recorded("7.2", true)));
		assertEquals(
				List.of("The disk virtio0 would be open on /m/a9.qcow2 (qcow2), and is on /m/a1.qcow2 (qcow2) at the source"),
				SameDisks.differences(here, disks(JSON.readTree(text("7.2").replace("a1", "a9")), true)));
		assertTrue(SameDisks
				.differences(here, disks(JSON.readTree(text("7.2").replace("\"iops\":100", "\"iops\":9")), true))
				.getFirst().startsWith("The disk vd would have the limits {"));
		assertTrue(SameDisks.differences(here, RunningDisks.NONE)
				.contains("The disk virtio0 would be there only at the source"));
	}

	private static RunningDisks recorded(String version, boolean withGraph) throws Exception {
		return disks(JSON.readTree(text(version)), withGraph);
	}

	private static RunningDisks disks(JsonNode answers, boolean withGraph) {
		return RunningDisks.of(answers.path("block"), answers.path("nodes"),
				withGraph ? answers.path("graph") : MissingNode.getInstance(), answers.path("jobs"),
				answers.path("exports"));
	}

	private static String text(String version) throws Exception {
		try (var stream = DestinationDisksTest.class.getResourceAsStream("disks-" + version + ".json")) {
			return stream == null ? "" : new String(stream.readAllBytes());
		}
	}

	private static Map<String, Peripheral> peripherals() {
		return Map.of("vd", new Peripheral("vd", "virtio-blk-pci", ""), "cd", new Peripheral("cd", "ide-cd", ""));
	}

	private static Source source(RunningDisks disks, String executed) {
		return new Source(words(executed), Optional.of(Path.of("/private")), List.of(), peripherals(), List.of(),
				disks, Optional.empty());
	}

	private static Outcome.Options options(RunningDisks disks, String executed) {
		return assertInstanceOf(Outcome.Options.class, DestinationCommandLine.of(source(disks, executed)));
	}

	private static List<String> words(String line) {
		return List.of(line.split(" "));
	}

	private static List<String> words(Outcome.Options options) {
		var words = new ArrayList<String>();
		options.options().forEach(option -> {
			words.add("-" + option.name());
			option.value().ifPresent(words::add);
		});
		return words;
	}
}
