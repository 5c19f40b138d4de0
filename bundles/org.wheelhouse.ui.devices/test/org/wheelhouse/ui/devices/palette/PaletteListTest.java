package org.wheelhouse.ui.devices.palette;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.devicetemplate.DeviceTemplate;
import org.wheelhouse.core.devicetype.Verdict;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.core.pci.DeviceType.Backend;
import org.wheelhouse.core.pci.DeviceType.Category;
import org.wheelhouse.ui.devices.hotplug.ToldTypes;
import org.wheelhouse.ui.testkit.Controls;
import org.wheelhouse.ui.testkit.WidgetStage;

@Tag("display")
class PaletteListTest {

	private static final List<PaletteEntry> ENTRIES = List.of(
			entry("virtio-blk-pci", Category.STORAGE, "Virtio disk", Backend.BLOCK, 77, ""),
			entry("virtio-net-pci", Category.NETWORK, "Virtio network", Backend.NET, 77, ""),
			entry("e1000", Category.NETWORK, "Intel e1000", Backend.NET, 0, "e1000 is a conventional PCI device"),
			entry("virtio-rng-pci", Category.OTHER, "Random numbers (virtio)", Backend.NONE, 77, ""));

	private static final Verdict NEEDS = new Verdict.Needs("usb-bus", "qemu-xhci");
	private static final List<PaletteEntry> EVERY = List.of(
			new PaletteEntry(ToldTypes.of("usb-mouse", "", "", "Input", "usb-bus", NEEDS), 0, ""),
			new PaletteEntry(ToldTypes.of("usb-tablet", "", "absolute pointing", "Input", "usb-bus", NEEDS), 0, ""),
			new PaletteEntry(ToldTypes.of("pci-testdev", "", "", "Misc", "PCI", new Verdict.Yes()), 3, ""),
			new PaletteEntry(ToldTypes.of("x-odd", "", "", "Misc", "odd", new Verdict.NotKnown("Slot 0 is haunted")), 0,
					""),
			new PaletteEntry(ToldTypes.of("ide-hd", "", "", "Storage", "IDE",
					new Verdict.Never("Bus 'ide.0' does not support hotplugging")), 0, ""),
			new PaletteEntry(ToldTypes.of("qemu-xhci", "", "", "USB", "PCI", new Verdict.Yes()), 3, ""));

	private final WidgetStage stage = new WidgetStage(330, 420);
	private final PaletteList list = new PaletteList(stage.parent());
	private final List<String> plugged = new ArrayList<>();

	@BeforeEach
	void open() {
		list.onPlug(type -> plugged.add(type.name()));
		list.show(ENTRIES);
		stage.open();
	}

	@AfterEach
	void close() {
		stage.close();
	}

	@Test
	void devicesAreGroupedWithTheNumberOfTheirPlaces() {
		assertEquals(List.of("Storage 1", "virtio-blk-pci 77", "Network 2", "virtio-net-pci 77", "e1000 0", "Misc 1",
				"virtio-rng-pci 77"), rows());
		stage.picture(list, "palette");
	}

	@Test
	void filterTakesAllItsWordsFromNameAndLabel() {
		filter("virtio NET");
		assertEquals(List.of("Network 1", "virtio-net-pci 77"), rows());
		filter("random");
		assertEquals(List.of("Misc 1", "virtio-rng-pci 77"), rows());
		filter("nothing like it");
		assertEquals(List.of(), rows());
		filter("");
		assertEquals(7, rows().size());
	}

	@Test
	void enterInTheFilterPlugsTheFirstMatch() {
		filter("rng");
		Controls.find(list, "palette.filter", Text.class).notifyListeners(SWT.DefaultSelection,
				new org.eclipse.swt.widgets.Event());
		assertEquals(List.of("virtio-rng-pci"), plugged);
	}

	/** A QEMU may tell of its devices when somebody has typed already. */
	@Test
	void whatWasTypedBeforeTheDevicesWereToldIsTakenByEnterToo() {
		list.show(List.of());
		filter("rng");
		list.show(ENTRIES);
		Controls.find(list, "palette.filter", Text.class).notifyListeners(SWT.DefaultSelection,
				new org.eclipse.swt.widgets.Event());
		assertEquals(List.of("virtio-rng-pci"), plugged);
	}

	/** GTK tells of Enter twice: as a key, and that the row was activated. */
	@Test
	void enterInTheListPlugsOnce() {
		tree().setSelection(tree().getItem(0).getItem(0));
		tree().notifyListeners(SWT.Selection, new org.eclipse.swt.widgets.Event());
		Controls.key(tree(), SWT.KeyDown, SWT.CR);
		activate();
		assertEquals(List.of("virtio-blk-pci"), plugged);
	}

	private void activate() {
		var activated = new org.eclipse.swt.widgets.Event();
		activated.item = tree().getSelection()[0];
		tree().notifyListeners(SWT.DefaultSelection, activated);
	}

	@Test
	void pluggingThatBeginsWithTheMachineAsksForTheDevice() {
		var dialog = new PlugInDialog(stage.shell(), "rich & poor", type -> plugged.add(type.name()));
		dialog.open();
		var next = Controls.find(dialog.getShell(), "plugin.next", org.eclipse.swt.widgets.Button.class);
		assertTrue(!next.isEnabled(), "nothing is known yet");
		dialog.show(ENTRIES);
		Controls.find(dialog.getShell(), "palette.filter", Text.class).setText("e1000");
		assertTrue(!next.isEnabled(), "it fits nowhere");
		Controls.find(dialog.getShell(), "palette.filter", Text.class).setText("rng");
		assertTrue(next.isEnabled());
		var said = Controls.find(dialog.getShell(), "palette.description", Label.class).getText();
		assertTrue(said.endsWith("77 places take it. Press Enter, or Next\u2026"), said);
		stage.picture(dialog.getShell(), "plugin");
		next.notifyListeners(SWT.Selection, new org.eclipse.swt.widgets.Event());
		assertEquals(List.of("virtio-rng-pci"), plugged);
		assertEquals(null, dialog.getShell());
	}

	@Test
	void whatFitsNowhereSaysWhyAndIsNotPlugged() {
		filter("e1000");
		assertTrue(Controls.find(list, "palette.description", Label.class).getText()
				.contains("e1000 is a conventional PCI device"));
		activate();
		assertEquals(List.of(), plugged);
		stage.picture(list, "palette-refused");
	}

	@Test
	void selectionAndFoldingStayWhenCountsChange() {
		var tree = tree();
		tree.getItem(1).setExpanded(false);
		tree.setSelection(tree.getItem(0).getItem(0));
		list.show(ENTRIES.stream().map(entry -> new PaletteEntry(entry.type(), entry.places() / 2, entry.refusal()))
				.toList());
		assertEquals("virtio-blk-pci", tree.getSelection()[0].getText());
		assertEquals("38", tree.getSelection()[0].getText(1));
		assertTrue(!tree.getItem(1).getExpanded());
	}

	/** As a QEMU tells of them: beside what fits what needs something first, what is never taken and what is not known. */
	@Test
	void everyTypeIsThereWithWhatItNeedsOrWhyItIsNeverTaken() {
		list.show(List.of());
		list.show(EVERY);
		assertEquals(List.of("Storage 1", "ide-hd never", "Input 2", "usb-mouse needs", "usb-tablet needs", "Misc 2",
				"pci-testdev 3", "x-odd not known", "USB 1", "qemu-xhci 3"), rows());
		filter("pointing");
		assertEquals(List.of("Input 1", "usb-tablet needs"), rows());
		var said = Controls.find(list, "palette.description", Label.class).getText();
		assertTrue(said.contains("Needs a controller first: qemu-xhci. Enter plugs a qemu-xhci first."), said);
		stage.picture(list, "palette-needs");
		tree().setSelection(tree().getItem(0).getItem(0));
		activate();
		assertEquals(List.of("qemu-xhci"), plugged);
		filter("hd");
		said = Controls.find(list, "palette.description", Label.class).getText();
		assertTrue(said.contains("Never while the machine runs: Bus 'ide.0' does not support hotplugging"), said);
		stage.picture(list, "palette-never");
		activate();
		assertEquals(List.of("qemu-xhci"), plugged);
	}

	@Test
	void ofALongListOnlyTheFirstHeadingIsOpenUntilSomebodySearches() {
		var many = new ArrayList<>(EVERY);
		for (var number = 0; number < 300; number++) {
			many.add(new PaletteEntry(ToldTypes.of("card-" + number, "", "", "Network", "PCI", new Verdict.Yes()), 3,
					""));
		}
		list.show(List.of());
		list.show(many);
		assertTrue(tree().getItem(0).getExpanded());
		assertTrue(Stream.of(tree().getItems()).skip(1).noneMatch(TreeItem::getExpanded));
		stage.picture(list, "palette-long");
		filter("card-29");
		assertEquals(12, rows().size());
	}

	/** A bridge that came while the machine runs has no place that a guest sees: Enter plugged one all the same. */
	@Test
	void noBridgeIsOfferedFirst() {
		var needs = new Verdict.Needs("PCI", "pcie-pci-bridge");
		list.show(List.of());
		list.show(List.of(
				new PaletteEntry(ToldTypes.of("e1000", "", "", "Network", "PCI", needs), 0,
						"e1000 is a conventional PCI device, and a bridge has to be there at the start"),
				new PaletteEntry(ToldTypes.of("pcie-pci-bridge", "", "", "Bridge", "PCI", new Verdict.Yes()), 2, "")));
		filter("e1000");
		var said = Controls.find(list, "palette.description", Label.class).getText();
		assertTrue(said.endsWith("has to be there at the start"), said);
		activate();
		assertEquals(List.of(), plugged);
	}

	/** QEMU said of it what nobody has written down: it was shown, and could not be tried. */
	@Test
	void whatIsNotKnownCanBeTried() {
		list.show(List.of());
		list.show(EVERY);
		filter("odd");
		var said = Controls.find(list, "palette.description", Label.class).getText();
		assertTrue(said.contains("It is not known whether QEMU takes it: Slot 0 is haunted"), said);
		activate();
		assertEquals(List.of("x-odd"), plugged);
	}

	@Test
	void templatesStandAboveAndOneWhoseTypeTheQemuLacksSaysSo() {
		var templates = List.of(
				new DeviceTemplate("bench", "pci-testdev", Map.of(), Map.of("membar", "64")),
				new DeviceTemplate("old card", "ne2k_pci", Map.of("network", "user"), Map.of()));
		var types = EVERY.stream().map(PaletteEntry::type).toList();
		list.show(List.of());
		list.show(Stream.concat(PaletteEntry.of(templates, types, true, Optional.empty()).stream(), EVERY.stream())
				.toList());
		assertEquals(List.of("Own templates 2", "bench –", "old card 0", "Storage 1", "ide-hd never"),
				rows().subList(0, 5));
		stage.picture(list, "palette-templates");
		filter("old");
		var said = Controls.find(list, "palette.description", Label.class).getText();
		assertTrue(said.endsWith("This QEMU has no device ne2k_pci."), said);
		activate();
		assertEquals(List.of(), plugged);
		filter("membar");
		assertEquals(List.of(), rows(), "only names and descriptions are looked through");
		filter("bench");
		said = Controls.find(list, "palette.description", Label.class).getText();
		assertTrue(said.contains("membar=64"), said);
		var early = PaletteEntry.of(templates, List.of(), false, Optional.empty()).getFirst();
		assertEquals("It is not known yet whether this QEMU has a device pci-testdev.", early.refusal());
	}

	/** It and its type have the same QEMU's name. */
	@Test
	void aSelectedTemplateStaysSelectedWhenCountsChange() {
		var templates = List.of(new DeviceTemplate("qemu-xhci", "qemu-xhci", Map.of(), Map.of()));
		var types = EVERY.stream().map(PaletteEntry::type).toList();
		list.show(List.of());
		list.show(Stream.concat(EVERY.stream(), PaletteEntry.of(templates, types, true, Optional.empty()).stream())
				.toList());
		tree().setSelection(tree().getItem(0).getItem(0));
		tree().notifyListeners(SWT.Selection, new org.eclipse.swt.widgets.Event());
		list.show(Stream.concat(EVERY.stream().skip(1),
				PaletteEntry.of(templates, types, true, Optional.empty()).stream()).toList());
		assertEquals("Own templates", tree().getSelection()[0].getParentItem().getText());
	}

	private Tree tree() {
		return Controls.find(list, "palette.tree", Tree.class);
	}

	private void filter(String text) {
		Controls.find(list, "palette.filter", Text.class).setText(text);
	}

	private List<String> rows() {
		return Controls.items(tree()).map(item -> (item.getText(0) + " " + item.getText(1)).strip()).toList();
	}

	private static PaletteEntry entry(String name, Category category, String label, Backend backend, int places,
			String why) {
		return new PaletteEntry(new DeviceType(name, category, label, !name.equals("e1000"), true, backend), places,
				why);
	}
}
