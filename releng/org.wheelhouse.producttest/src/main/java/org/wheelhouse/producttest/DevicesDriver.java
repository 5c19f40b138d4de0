package org.wheelhouse.producttest;

import java.awt.Rectangle;
import java.awt.event.KeyEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a person does with devices of every kind, in the pictures of buses, processors and memory, with the mouse or with keys alone. */
final class DevicesDriver {
	static final String BUSES = "topology.picture";
	static final String CPUS = "cpu.picture";
	static final String MEMORY = "memory.picture";

	private static final String PALETTE = "palette.tree";
	private static final String FILTER = "palette.filter";
	private static final String SEARCH = "topology.search";
	private static final String PLUG_IN = "Plug a Device into ";
	private static final String UNPLUG = "Unplug";
	private static final int LONGEST_ROUND = 20;

	private final WorkbenchDriver person;
	private final WidgetInspector eyes;
	private final InputRobot hand;
	private final Set<String> dropped = new TreeSet<>();

	DevicesDriver(Workbench workbench, WorkbenchDriver person) {
		this.person = person;
		eyes = workbench.eyes();
		hand = workbench.hand();
	}

	/** Waits until the palette has every type: a QEMU that nobody has asked before takes a while. */
	void awaitEveryType(Duration deadline) {
		person.fill(FILTER, "usb-tablet");
		eyes.row(PALETTE, row -> row.says("usb-tablet") && row.text().getLast().matches("[1-9]\\d*"),
				"places for a tablet", deadline);
	}

	/** QEMU's categories, as the palette has them. */
	Set<String> categories() {
		person.fill(FILTER, "");
		hand.keys(KeyEvent.VK_DELETE);
		eyes.awaitTaken();
		return eyes.byId(PALETTE).items().stream().filter(row -> row.depth() == 0).map(row -> row.text().getFirst())
				.collect(Collectors.toCollection(TreeSet::new));
	}

	/** Those of what has been dropped. */
	Set<String> dropped() {
		return dropped;
	}

	/** Takes a type from the palette and drops it on a place of the Devices view; its form opens. */
	void drop(String type, String bus, String address) {
		search("free on " + bus);
		drop(type, BUSES, (bus + "/" + address)::equals, "hotplug.id");
	}

	/** Takes a type from the palette and drops it on a place of that picture; the form opens that has such a widget. */
	void drop(String type, String picture, Predicate<String> place, String form) {
		person.fill(FILTER, type);
		hand.lift(eyes.row(PALETTE, row -> row.says(type), type, WidgetInspector.USUAL).bounds(), eyes::clicks);
		carryTo(picture, place, type);
		List<Seen.Item> rows = eyes.byId(PALETTE).items();
		eyes.awaitDropAnswered();
		hand.drop();
		eyes.byId(form);
		dropped.add(rows.subList(0, rows.indexOf(rows.stream().filter(row -> row.says(type)).findFirst().orElseThrow()))
				.stream().filter(row -> row.depth() == 0).toList().getLast().text().getFirst());
	}

	/** Drags a device that is in a place to another one of the Devices view, and agrees to it. */
	void move(String device, String bus, String address) {
		Rectangle from = bring(device);
		hand.lift(from, eyes::clicks);
		carryTo(BUSES, (bus + "/" + address)::equals, device);
		eyes.awaitDropAnswered();
		hand.drop();
		person.clickButton("Move");
	}

	/**
	 * Holds what is carried over a place until the picture tells of it: GTK sends no move while it waits for the answer to one before,
	 * so the last one may never have come.
	 */
	private void carryTo(String picture, Predicate<String> place, String what) {
		if (!Await.within(WidgetInspector.USUAL, () -> isOver(picture, place, what))) {
			throw new AssertionError(what + " was never held over its place; said of what it is over: "
					+ eyes.byId(picture).tip() + "; taken: " + eyes.byId(PALETTE).items().stream()
							.filter(Seen.Item::selected).map(Seen.Item::text).toList());
		}
	}

	private boolean isOver(String picture, Predicate<String> place, String what) {
		Rectangle aimed = eyes.landmark(picture, place, "for " + what);
		hand.carryTo(aimed);
		return aimed.equals(eyes.landmark(picture, place, "for " + what))
				&& eyes.byId(picture).tip().toLowerCase(Locale.ROOT).contains("free");
	}

	/** Fills in the form of a disk with a new image. */
	void newDisk(String id, Path image) {
		person.askForNewDisk(id, image);
	}

	/** Types over what is in a field of the form. */
	void fill(String field, String text) {
		person.fill(field, text);
		awaitPlanned(text);
	}

	/** Waits until the form says that this will be sent: until then it may be laid out anew. */
	private void awaitPlanned(String text) {
		eyes.find(seen -> seen.id().equals("hotplug.plan") && seen.text().contains(text),
				text + " in what will be sent");
	}

	/** Has it sent; the form closes when it is done. */
	void add(String form) {
		person.clickId(form + ".ok");
		awaitClosed(form);
	}

	private void awaitClosed(String form) {
		eyes.look(form + " has closed", WidgetInspector.USUAL,
				all -> all.stream().noneMatch(seen -> seen.id().equals(form + ".ok"))
						? Optional.of(form)
						: Optional.empty());
	}

	/** Finds a device by the search of the Devices view: where its tile is. */
	Rectangle bring(String device) {
		search(device);
		return eyes.landmark(BUSES, "device/" + device);
	}

	private void search(String words) {
		person.fill(SEARCH, words + "\n");
		eyes.awaitTaken();
	}

	/** Takes a device of the Devices view away, and waits until the guest has let go of it: what is said of it meanwhile moves the picture. */
	void unplug(String device) {
		hand.click(bring(device));
		hand.keys(KeyEvent.VK_DELETE);
		awaitAsked(device);
		person.clickButton(UNPLUG);
		awaitGone(device);
	}

	private void awaitAsked(String device) {
		eyes.find(seen -> seen.shell().equals(UNPLUG + " " + device + "?"), "the question whether to unplug " + device);
	}

	private void awaitGone(String device) {
		eyes.find(seen -> seen.id().equals(BUSES) && !seen.landmarks().containsKey("device/" + device),
				device + " gone from the picture");
	}

	/** The same for what is in such a place of another picture. */
	void unplug(String picture, Predicate<String> place, String what) {
		hand.click(eyes.landmark(picture, place, what));
		hand.keys(KeyEvent.VK_DELETE);
		person.clickButton(UNPLUG);
	}

	/** Points at a place until the picture says that of it. */
	void awaitTip(String picture, String place, String says) {
		Await.until("at " + place + ": " + says, WidgetInspector.USUAL, () -> {
			hand.carryTo(eyes.landmark(picture, place));
			return eyes.byId(picture).tip().contains(says);
		});
	}

	/** Plugs a device in where it fits first, with keys alone; what its form proposes is taken, but for the id. */
	void plugByKeys(String type, String id) {
		hand.keys(KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT, KeyEvent.VK_D);
		eyes.find(seen -> seen.id().equals(FILTER) && seen.focus() && seen.shell().startsWith(PLUG_IN),
				"the focus in the filter of " + PLUG_IN);
		hand.type(type);
		eyes.look(type + " first in the list", WidgetInspector.USUAL,
				all -> all.stream().filter(seen -> seen.id().equals(PALETTE) && seen.shell().startsWith(PLUG_IN))
						.flatMap(seen -> seen.items().stream()).filter(row -> row.selected() && row.says(type))
						.findFirst());
		eyes.find(seen -> seen.id().equals("plugin.next") && seen.enabled(), "that it fits");
		hand.keys(KeyEvent.VK_ENTER);
		eyes.find(seen -> seen.id().equals("hotplug.id") && seen.focus(), "the focus in the form");
		hand.keys(KeyEvent.VK_CONTROL, KeyEvent.VK_A);
		hand.type(id);
		awaitPlanned(id);
		eyes.find(seen -> seen.id().equals("hotplug.ok") && seen.enabled(), "that it can be added");
		hand.keys(KeyEvent.VK_ENTER);
		awaitClosed("hotplug");
	}

	/** Takes a device away with keys alone. */
	void unplugByKeys(String device) {
		person.openView("Devices");
		focus(BUSES);
		hand.keys(KeyEvent.VK_SHIFT, KeyEvent.VK_TAB);
		focus(SEARCH);
		hand.keys(KeyEvent.VK_CONTROL, KeyEvent.VK_A);
		hand.type(device + "\n");
		eyes.awaitTaken();
		hand.keys(KeyEvent.VK_TAB);
		focus(BUSES);
		hand.keys(KeyEvent.VK_DELETE);
		awaitAsked(device);
		Predicate<Seen> button = seen -> seen.type().equals("Button") && seen.text().replace("&", "").equals(UNPLUG);
		for (int step = 0; step < LONGEST_ROUND && !eyes.find(button, UNPLUG).focus(); step++) {
			hand.keys(KeyEvent.VK_TAB);
			eyes.awaitTaken();
		}
		hand.keys(KeyEvent.VK_SPACE);
		eyes.look("the question is answered", WidgetInspector.USUAL,
				all -> all.stream().noneMatch(button)
						? Optional.of(device)
						: Optional.empty());
		awaitGone(device);
	}

	private void focus(String id) {
		eyes.find(seen -> seen.id().equals(id) && seen.focus(), "the focus in " + id);
	}
}
