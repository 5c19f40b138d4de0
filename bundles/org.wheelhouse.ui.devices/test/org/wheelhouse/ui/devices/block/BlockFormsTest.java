package org.wheelhouse.ui.devices.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wheelhouse.core.state.BlockGraph.Device;
import org.wheelhouse.core.state.BlockGraph.Job;
import org.wheelhouse.core.state.BlockGraph.Limits;
import org.wheelhouse.core.state.BlockGraph.Node;
import org.wheelhouse.ui.form.FormField;
import org.wheelhouse.ui.form.FormResult;
import org.wheelhouse.ui.form.FormValues;
import org.wheelhouse.ui.form.OperationForm;
import org.wheelhouse.ui.testkit.Filled;
import org.wheelhouse.ui.testkit.SeenFiles;

class BlockFormsTest {

	private static final FakeActs HERE = new FakeActs(new SeenFiles());
	private static final FakeActs ELSEWHERE = new FakeActs(SeenFiles.unknown());

	private final Path folder;

	BlockFormsTest(@TempDir Path folder) {
		this.folder = folder;
	}

	private Device device(boolean locked, Limits limits, String... files) {
		var chain = Stream.of(files)
				.map(file -> new Node("n", "qcow2", file, false, false, 20L << 30, 1, "", false)).toList();
		return new Device("k", "disk0", "", "disk0", "virtio-blk-pci", true, locked, true, false, "ok", false, limits,
				chain, Optional.empty());
	}

	private Device disk(String... files) {
		return device(false, Limits.NONE, files);
	}

	/** What comes of a form where this is typed and all else stays. */
	private static FormResult typed(OperationForm form, String... idsAndTexts) {
		var texts = new HashMap<String, String>();
		for (int i = 0; i < idsAndTexts.length; i += 2) {
			texts.put(idsAndTexts[i], idsAndTexts[i + 1]);
		}
		return Filled.in(form, texts);
	}

	private static String plan(FormResult proposal) {
		return switch (proposal) {
			case FormResult.Wrong wrong -> wrong.problem();
			case FormResult.Asked _ -> "asked";
			case FormResult.Ready ready -> ready.operation().plan().getFirst().json();
		};
	}

	private static Optional<FormResult.Guard> guard(FormResult proposal) {
		return proposal instanceof FormResult.Ready ready ? ready.guard() : Optional.empty();
	}

	@ParameterizedTest
	@CsvSource({"40 GiB,'[resize, disk0, 42949672960]'", "20G,It has this size now: write another",
			"lots,'Write a size with its unit, for example 20 GiB'",
			"1000 B,A disk has whole sectors of 512 bytes: write a multiple of them",
			"0,'Write a size with its unit, for example 20 GiB'"})
	void sizeIsReadWithItsUnit(String size, String comesOfIt) {
		assertEquals(comesOfIt, plan(typed(DiskForms.resize(HERE, disk("/a")), "size", size)));
	}

	@Test
	void looseNodeIsResizedByItsOwnName() {
		var loose = new Node("spare", "raw", "/s", false, false, 512, 512, "", false);
		assertEquals("[resize, spare, 1024]", plan(typed(DiskForms.resize(HERE, loose), "size", "1 KiB")));
	}

	@Test
	void snapshotOverAFileThatExistsIsAgreedToFirst() throws Exception {
		var fresh = folder.resolve("new.qcow2");
		assertEquals(Optional.empty(), guard(snapshot(fresh)));
		Files.writeString(fresh, "precious");
		assertFalse(guard(snapshot(fresh)).orElseThrow().consent().isEmpty());
	}

	@Test
	void snapshotOverAnImageOfTheDiskOrWithoutFolderIsNotPossible() {
		assertEquals("/img/a.qcow2 is an image of this disk: choose another name",
				plan(snapshot(Path.of("/img/a.qcow2"))));
		assertTrue(plan(snapshot(folder.resolve("none/new.qcow2"))).contains("the folder is missing"));
		assertTrue(plan(snapshot(folder)).contains("a folder itself"));
	}

	@Test
	void whereTheFilesCannotBeSeenItIsToldThatQemuOverwrites() {
		var told = guard(typed(DiskForms.snapshot(ELSEWHERE, disk("/img/a.qcow2")), "file", "/there/x")).orElseThrow();
		assertTrue(told.danger().contains("overwrites") && told.consent().isEmpty(), told.toString());
	}

	private FormResult snapshot(Path file) {
		return typed(DiskForms.snapshot(HERE, disk("/img/a.qcow2")), "file", file.toString());
	}

	@Test
	void forceIsOfferedOnlyWhereTheGuestHasLockedTheMedium() {
		var locked = device(true, Limits.NONE, "/a.iso");
		assertEquals(List.of(), MediumForms.eject(HERE, disk("/a.iso")).fields());
		assertEquals("[eject, false]", plan(typed(MediumForms.eject(HERE, locked))));
		assertEquals(Messages.MediumForms_locked, guard(typed(MediumForms.eject(HERE, locked))).orElseThrow().danger());
		var forced = typed(MediumForms.eject(HERE, locked), "force", "true");
		assertEquals("[eject, true]", plan(forced));
		assertEquals(
				"The guest uses /a.iso. Programs that read it fail, and what has not been written to it yet is lost.",
				guard(forced).orElseThrow().danger());
		assertEquals(Optional.empty(), guard(typed(MediumForms.eject(HERE, disk("/a.iso")))));
	}

	@Test
	void mediumIsAFileThatIsThereInTheFormatThatItLooksLike() throws Exception {
		var image = Files.write(folder.resolve("image"), new byte[]{'Q', 'F', 'I', (byte) 0xfb, 0, 0, 0, 3});
		assertEquals("[change, " + image + ", qcow2, false]", plan(change(HERE, image.toString(), "0")));
		assertEquals("[change, " + image + ", raw, false]", plan(change(HERE, image.toString(), "2")));
		assertEquals("Choose an image by its full path", plan(change(HERE, "image", "0")));
		assertEquals("There is no readable file " + folder, plan(change(HERE, folder.toString(), "0")));
		assertEquals("[change, /there/b.iso, raw, false]", plan(change(ELSEWHERE, "/there/b.iso", "0")));
	}

	@Test
	void fileThatWasDroppedIsFilledIn() throws Exception {
		var disc = Files.write(folder.resolve("b.iso"), new byte[512]);
		assertEquals("[change, " + disc + ", raw, false]",
				plan(typed(MediumForms.change(HERE, disk(), disc.toString(), MediumChoice.NONE))));
	}

	@Test
	void trayIsOpenedAsItIsAndAGuestThatHasLockedItAsked() {
		assertEquals("[tray, true]", plan(typed(MediumForms.tray(HERE, disk("/a.iso"), true))));
		assertEquals("", typed(MediumForms.tray(HERE, disk("/a.iso"), true)).remark());
		assertEquals(Messages.MediumForms_asksGuest,
				typed(MediumForms.tray(HERE, device(true, Limits.NONE, "/a.iso"), true)).remark());
		assertEquals("[tray, false]", plan(typed(MediumForms.tray(HERE, disk("/a.iso"), false))));
	}

	@Test
	void mediumOfBeforeIsOfferedAndWhatIsPutInRemembered() throws Exception {
		var disc = Files.write(folder.resolve("b.iso"), new byte[512]).toString();
		var remembered = new ArrayList<String>();
		var form = MediumForms.change(HERE, disk(), "",
				new MediumChoice(List.of("/other.iso", disc), Optional.empty(), remembered::add));
		assertFalse(form.fields().stream().anyMatch(field -> field.id().equals("nextStart")), "nothing defines it");
		var result = typed(form, "file",
				form.extras().following().apply("before", new FormValues(Map.of("before", "2")))
						.getOrDefault("file", ""),
				"readOnly", "true");
		assertEquals("[change, " + disc + ", raw, false, read-only]", plan(result));
		assertEquals(List.of(), remembered);
		((FormResult.Ready) result).operation().run().join();
		assertEquals(List.of(disc), remembered);
		assertEquals(Map.of(), form.extras().following().apply("before", new FormValues(Map.of("before", "0"))));
	}

	private FormResult change(FakeActs acts, String file, String format) {
		return typed(MediumForms.change(acts, disk()), "file", file, "format", format);
	}

	@Test
	void limitsAreReadAndExcludeEachOther() {
		var form = ThrottleForm.of(HERE, device(false, new Limits(10 << 20, 0, 0, 0, 300, 0), "/a"));
		assertEquals("[throttle, 10485760, 0, 0, 0, 300, 0]", plan(typed(form)), "as it is now");
		assertEquals("[throttle, 0, 1048576, 2097152, 0, 300, 0]",
				plan(typed(form, "bps", "", "bpsRd", "1 MiB/s", "bpsWr", "2M")));
		assertEquals(Messages.ThrottleForm_both, plan(typed(form, "bpsWr", "1M")));
		assertEquals(Messages.ThrottleForm_both, plan(typed(form, "iops", "5")));
		assertEquals(Messages.ThrottleForm_noRate, plan(typed(form, "bps", "fast")));
		assertEquals(Messages.ThrottleForm_noCount, plan(typed(form, "iopsRd", "1.5")));
		assertEquals("[throttle, 0, 0, 0, 0, 0, 0]", plan(typed(form, "bps", "0", "iopsRd", " ")));
	}

	@Test
	void streamEndsAboveAChosenBackingFile() {
		var form = DiskForms.stream(HERE, disk("/top", "/mid", "/low"));
		assertEquals(2, ((FormField.Choice) form.fields().getFirst()).items().size(),
				"above /mid there is nothing to copy");
		assertEquals("[stream, all]", plan(typed(form)));
		assertEquals("[stream, /low]", plan(typed(form, "base", "1")));
	}

	@Test
	void jobIsLimitedAndCancelled() {
		var job = new Job("disk0", "stream", 10, 5, 1024, false, false, "ok");
		assertEquals("[speed, 1024]", plan(typed(JobForms.setSpeed(HERE, job))));
		assertEquals("[speed, 0]", plan(typed(JobForms.setSpeed(HERE, job), "speed", "")));
		assertEquals("[cancel, false]", plan(typed(JobForms.cancel(HERE, job))));
		var stuck = new Job("disk0", "stream", 10, 5, 0, false, false, "nospace");
		assertEquals("[cancel, true]", plan(typed(JobForms.cancel(HERE, stuck), "force", "true")));
	}
}
