package org.wheelhouse.ui.definition.wizard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.image.Undertaking;
import org.wheelhouse.ui.definition.wizard.Proposal.Said;
import org.wheelhouse.ui.files.HostFileChooser;
import org.wheelhouse.ui.form.FormValues;
import org.wheelhouse.ui.testkit.Controls;
import org.wheelhouse.ui.testkit.WidgetStage;

@Tag("display")
class NewMachinePaneTest {

	private final WidgetStage stage = new WidgetStage(1180, 780);
	private final Scripted scripted = new Scripted();
	private final NewMachinePane pane = new NewMachinePane(stage.parent(), scripted, () -> {
		// the window is not there
	});

	/** Says what a machine of these would be, without a computer. */
	private static final class Scripted implements Proposing {

		List<String> programs = List.of("/usr/bin/qemu-system-x86_64, 7.2.22");
		List<String> models = List.of("max");

		@Override
		public Choices choices() {
			return new Choices(List.of("overlay", "copy", "use"), List.of("Linux", "Windows 11", "BSD"),
					List.of("this computer"), List.of("new", "an image", "none"), List.of("user", "bridge", "none"),
					List.of("VNC", "none"), List.of("virtio", "VGA", "none"), List.of("BIOS", "UEFI"), programs,
					models, List.of("none", "a card"), 8, 16L << 30, 10L << 30, "/images");
		}

		@Override
		public HostFileChooser chooser() {
			throw new IllegalStateException("nobody browses");
		}

		@Override
		public String definition(FormValues values) {
			return "#!/bin/sh\nexec qemu-system-x86_64 \\\n\t-name %s \\\n\t-smp %s \\\n\t-m %s\n".formatted(
					values.text(Entry.NAME.id()), values.text(Entry.CPUS.id()), values.text(Entry.MEMORY.id()));
		}

		@Override
		public Proposal propose(FormValues values) {
			Map<Entry, String> problems = new EnumMap<>(Entry.class);
			if (values.text(Entry.NAME.id()).isEmpty()) {
				problems.put(Entry.NAME, "Give the machine a name.");
			}
			if (values.text(Entry.NAME.id()).equals("big")) {
				problems.put(Entry.FOLDER, "There is no room.");
			}
			if (values.text(Entry.SOURCE.id()).equals("installer") && values.text(Entry.DISC.id()).isEmpty()) {
				problems.put(Entry.DISC, "Choose the installer's disc.");
			}
			return new Proposal(definition(values), List.of("create the folder x", "write x.qemu"),
					Map.of(Entry.CPUS, new Said("of 8 in this computer", false)), problems,
					Map.of(Entry.NAME, "debian-12", Entry.CPUS, "2", Entry.FOLDER, "/m", Entry.PROCESSOR, "max",
							Entry.FIRMWARE, "0", Entry.TPM, "false", Entry.MEMORY,
							values.text(Entry.PRESET.id()).equals("2") ? "1 GiB" : "2 GiB", Entry.PRESET,
							values.text(Entry.DISC.id()).contains("bsd") ? "2" : "0"),
					Optional.empty(),
					problems.isEmpty()
							? Optional.of(_ -> Undertaking.begin(_ -> new CompletableFuture<>()))
							: Optional.empty());
		}
	}

	@BeforeEach
	void open() {
		stage.open();
	}

	@AfterEach
	void close() {
		stage.close();
	}

	@Test
	void theCommandLineIsThereFromTheBeginningAndFollowsEachKey() {
		assertEquals("qemu-system-x86_64\n  -name debian-12\n  -smp 2\n  -m 2 GiB", commandLine());
		text(Entry.NAME).setText("other");
		assertTrue(commandLine().contains("-name other"));
		assertEquals("1  create the folder x\n2  write x.qemu\n3  start it and open its Display",
				find("newMachine.steps", Label.class).getText());
	}

	@Test
	void thePartOfTheFieldWithTheFocusIsMarked() {
		text(Entry.MEMORY).setFocus();
		stage.await(() -> marked().equals(List.of("2")) || marked().equals(List.of("2 GiB")), "the memory is marked");
		text(Entry.NAME).setFocus();
		stage.await(() -> marked().equals(List.of("debian-12")), "the name is marked");
	}

	@Test
	void whatIsMissingIsSaidOnlyWhereAPersonHasBeen() {
		assertTrue(pane.making().isEmpty());
		assertFalse(shown("newMachine.disc.said"));
		text(Entry.DISC).setText("x");
		assertTrue(pane.making().isPresent());
		text(Entry.DISC).setText("");
		assertTrue(pane.making().isEmpty());
		assertTrue(shown("newMachine.disc.said"));
		assertEquals("Choose the installer's disc.", find("newMachine.disc.said", Label.class).getText());
	}

	@Test
	void whatAPersonHasTypedIsNotOverwrittenByWhatFollows() {
		text(Entry.NAME).setText("mine");
		find("newMachine.preset", Combo.class).select(2);
		text(Entry.DISC).setText("/x.iso");
		assertEquals("mine", text(Entry.NAME).getText());
	}

	/** Else nobody would know why it cannot be finished. */
	@Test
	void whatIsWrongWithWhatNobodyHasTouchedIsSaidAlsoBehindMore() {
		text(Entry.DISC).setText("/x.iso");
		text(Entry.NAME).setText("big");
		assertTrue(text(Entry.FOLDER).isVisible());
		assertEquals("There is no room.", find("newMachine.folder.said", Label.class).getText());
	}

	/** The memory follows from the preset, and that from the file. */
	@Test
	void whatFollowsFromWhatFollowsIsThereAtOnce() {
		text(Entry.DISC).setText("/freebsd.iso");
		assertEquals("BSD", find("newMachine.preset", Combo.class).getText());
		assertEquals("1 GiB", text(Entry.MEMORY).getText());
	}

	@Test
	void theArrowsChooseTheSourceAndOnlyItsFieldsAreThere() {
		var tile = find("newMachine.source.installer", SourceTile.class);
		tile.setFocus();
		Controls.key(tile, SWT.KeyDown, SWT.ARROW_RIGHT);
		assertTrue(find("newMachine.source.disk", SourceTile.class).isChosen());
		assertFalse(text(Entry.DISC).isVisible());
		assertTrue(text(Entry.IMAGE).isVisible());
		assertTrue(find("newMachine.use.0", Button.class).getSelection());
		assertFalse(find("newMachine.disk.0", Button.class).isVisible());
		Controls.key(find("newMachine.source.disk", SourceTile.class), SWT.KeyDown, SWT.ARROW_LEFT);
		Controls.key(tile, SWT.KeyDown, SWT.ARROW_LEFT);
		assertTrue(find("newMachine.source.empty", SourceTile.class).isChosen());
		assertTrue(pane.making().isPresent());
	}

	@Test
	void moreIsThereWhenItIsAskedFor() {
		assertFalse(find("newMachine.firmware", Combo.class).isVisible());
		var more = find("newMachine.more", Button.class);
		more.setSelection(true);
		more.notifyListeners(SWT.Selection, new Event());
		assertTrue(find("newMachine.firmware", Combo.class).isVisible());
	}

	@Test
	void whatWasChangedBehindMoreIsCounted() {
		assertTrue(said("more").startsWith("all at their defaults"), said("more"));
		find("newMachine.sound", Combo.class).select(1);
		find("newMachine.sound", Combo.class).notifyListeners(SWT.Selection, new Event());
		assertTrue(said("more").startsWith("1 of them changed"), said("more"));
		find("newMachine.processor", Combo.class).setText("Haswell");
		text(Entry.SECOND_DISK).setText("3 GiB");
		assertTrue(said("more").startsWith("3 of them changed"), said("more"));
		text(Entry.SECOND_DISK).setText("");
		assertTrue(said("more").startsWith("2 of them changed"), said("more"));
	}

	/** They are known only when QEMU has been asked; what a person has typed meanwhile stays. */
	@Test
	void whatIsKnownLaterIsOfferedLater() {
		find("newMachine.processor", Combo.class).setText("Hasw");
		assertFalse(find("newMachine.program", Combo.class).isVisible());
		scripted.models = List.of("max", "Haswell");
		scripted.programs = List.of("/usr/bin/qemu-system-x86_64, 7.2.22", "/opt/qemu-system-x86_64, 10.0.13");
		text(Entry.NAME).setText("x");
		var processor = find("newMachine.processor", Combo.class);
		assertEquals("Hasw", processor.getText());
		assertEquals(List.of("max", "Haswell"), List.of(processor.getItems()));
		var program = find("newMachine.program", Combo.class);
		assertTrue(program.isVisible());
		assertEquals(0, program.getSelectionIndex());
	}

	private String said(String field) {
		return find("newMachine." + field + ".said", Label.class).getText();
	}

	@Test
	void pictureOfMore() {
		text(Entry.DISC).setText("/home/ops/iso/debian-12.9.0-amd64-netinst.iso");
		find("newMachine.more", Button.class).setSelection(true);
		find("newMachine.more", Button.class).notifyListeners(SWT.Selection, new Event());
		text(Entry.SECOND_DISK).setText("8 GiB");
		text(Entry.SECOND_DISK).setFocus();
		stage.settle();
		stage.picture(pane, "new-machine-more");
	}

	@Test
	void whatIsPastedIsNotLongerThanAnyPathOrKey() {
		text(Entry.NAME).insert("x".repeat(1 << 21));
		assertEquals(8192, text(Entry.NAME).getText().length());
	}

	@Test
	void picture() {
		text(Entry.DISC).setText("/home/ops/iso/debian-12.9.0-amd64-netinst.iso");
		text(Entry.NAME).setFocus();
		stage.settle();
		stage.picture(pane, "new-machine");
	}

	private List<String> marked() {
		return Controls.all(pane).filter(CommandLineSide.class::isInstance).map(CommandLineSide.class::cast)
				.findFirst().orElseThrow().marked();
	}

	private String commandLine() {
		return find("newMachine.commandLine", StyledText.class).getText();
	}

	private Text text(Entry entry) {
		return find("newMachine." + entry.id(), Text.class);
	}

	private boolean shown(String id) {
		return find(id, Label.class).isVisible();
	}

	private <C extends Control> C find(String id, Class<C> type) {
		return Controls.find(pane, id, type);
	}
}
