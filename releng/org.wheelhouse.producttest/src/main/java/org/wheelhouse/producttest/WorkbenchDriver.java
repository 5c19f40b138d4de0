package org.wheelhouse.producttest;

import java.awt.Rectangle;
import java.awt.event.KeyEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What a person does with the workbench, in the words of its parts. Each gesture waits until the next one is possible. */
final class WorkbenchDriver {
	private static final String MACHINES = "machines.tree";
	private static final String PALETTE = "palette.tree";
	private static final String PCI = "pci.picture";
	private static final int LONGEST_MENU = 40;
	/** After this long a second press is one of its own. */
	private static final Duration NO_DOUBLE_CLICK = Duration.ofSeconds(2);

	private final Workbench workbench;
	private final WidgetInspector eyes;
	private final InputRobot hand;
	/** The slot over which something is held. */
	private String carriedTo = "";

	WorkbenchDriver(Workbench workbench) {
		this.workbench = workbench;
		eyes = workbench.eyes();
		hand = workbench.hand();
	}

	/** Waits until the row of that machine says so in one of its columns. */
	Seen.Item awaitMachine(String name, String says, Duration deadline) {
		return eyes.row(MACHINES, row -> isMachine(name).test(row) && row.mentions(says), name + " says " + says,
				deadline);
	}

	/** What the row of that machine says now. */
	List<String> machineRow(String name) {
		return eyes.row(MACHINES, isMachine(name), name, WidgetInspector.USUAL).text();
	}

	/** Whether there is a row of that machine now; the last one gone, there is no list at all. */
	boolean listsMachine(String name) {
		return eyes.nowById(MACHINES).stream().flatMap(seen -> seen.items().stream()).anyMatch(isMachine(name));
	}

	/**
	 * Types into a field, over what stands there. A form is laid out anew when its QEMU has told what it can, so the field is
	 * clicked where it is until it has the focus.
	 */
	void fill(String field, String text) {
		Await.until("the focus in " + field, WidgetInspector.USUAL, () -> {
			hand.click(eyes.byId(field).bounds());
			eyes.awaitTaken();
			return eyes.byId(field).focus();
		});
		hand.keys(KeyEvent.VK_CONTROL, KeyEvent.VK_A);
		hand.type(text);
	}

	void select(String machine) {
		select(isMachine(machine), machine);
	}

	/** Rows above come and go with whatever else runs on a computer: it is clicked where it is until it is the one. */
	void select(Predicate<Seen.Item> wanted, String name) {
		Await.until(name + " is selected", WidgetInspector.USUAL, () -> {
			hand.click(eyes.row(MACHINES, wanted, name, WidgetInspector.USUAL).bounds());
			return Await.within(NO_DOUBLE_CLICK,
					() -> eyes.row(MACHINES, wanted, name, WidgetInspector.USUAL).selected());
		});
	}

	/** Selects all machines from the one that is selected to that one. */
	void selectTo(String machine) {
		hand.hold(KeyEvent.VK_SHIFT);
		hand.click(eyes.row(MACHINES, isMachine(machine), machine, WidgetInspector.USUAL).bounds());
		hand.letGo(KeyEvent.VK_SHIFT);
	}

	/** The names of the rows of machines, from above. */
	List<String> machines() {
		return eyes.byId(MACHINES).items().stream().filter(WorkbenchDriver::isMachine)
				.map(row -> row.text().getFirst()).toList();
	}

	/** What else runs on this computer, and is found, is none of ours. */
	private static boolean isMachine(Seen.Item row) {
		return row.depth() == 1 && !row.says("Found here");
	}

	/** Waits until these machines are selected, and no others. */
	void awaitSelected(List<String> machines) {
		Await.until(machines + " selected", WidgetInspector.USUAL, () -> selected().equals(machines));
	}

	private List<String> selected() {
		return eyes.nowById(MACHINES).stream().flatMap(seen -> seen.items().stream())
				.filter(row -> isMachine(row) && row.selected()).map(row -> row.text().getFirst()).toList();
	}

	/**
	 * Waits until all that shows a machine shows this one: the row that is selected, the editor in front, each view in sight and the
	 * window's title.
	 */
	void awaitCurrent(String machine) {
		Set<String> seen = new TreeSet<>();
		try {
			Await.until(machine + " shown everywhere", WidgetInspector.USUAL, () -> {
				seen.clear();
				seen.addAll(shown());
				return seen.equals(Set.of(machine));
			});
		} catch (AssertionError e) {
			throw new AssertionError(e.getMessage() + "; shown are " + seen, e);
		}
	}

	/** Waits until all that shows a machine shows the same one. */
	void awaitOneCurrent() {
		Await.until("one machine shown everywhere", WidgetInspector.USUAL, () -> shown().size() == 1);
	}

	private Set<String> shown() {
		Set<String> shown = new TreeSet<>();
		eyes.all().forEach(widget -> {
			if (widget.id().startsWith("shows/")) {
				shown.add(widget.text());
			} else if (widget.id().equals("overview.name")) {
				shown.add(widget.text());
			} else if (widget.id().equals(MACHINES)) {
				widget.items().stream().filter(row -> isMachine(row) && row.selected())
						.forEach(row -> shown.add(row.text().getFirst()));
			}
		});
		shown.add(eyes.activeShell().replace("Wheelhouse \u2014 ", ""));
		return shown;
	}

	/** What the machine is called that the overview in front shows. */
	String inFront() {
		return eyes.byId("overview.name").text();
	}

	/** Which of these machines have a tab. */
	List<String> editors(List<String> machines) {
		List<Seen.Item> tabs = eyes.all().stream().filter(seen -> seen.type().equals("CTabFolder"))
				.flatMap(seen -> seen.items().stream()).toList();
		return machines.stream().filter(machine -> tabs.stream().anyMatch(tab -> tab.says(machine))).toList();
	}

	/** Has the view in front keep its machine, or lets it go. */
	void pin(String view) {
		Rectangle heading = eyes.byId("shows/" + view).bounds();
		hand.click(eyes.look("the pin of " + view, WidgetInspector.USUAL,
				all -> all.stream().flatMap(seen -> seen.items().stream())
						.filter(item -> item.tip().equals("Keep Showing This Machine"))
						.filter(item -> heading.x < item.bounds().x && item.bounds().x < heading.x + heading.width
								&& Math.abs(item.bounds().y - heading.y) < 60)
						.findFirst())
				.bounds());
	}

	/** Opens the machine's editor with its overview. */
	void open(String machine) {
		openBy(machine);
		eyes.byId("overview");
	}

	/** Does what opens it. */
	void openBy(String machine) {
		workbench.doubleClick(eyes.row(MACHINES, isMachine(machine), machine, WidgetInspector.USUAL).bounds());
	}

	/** Brings a view or an editor to the front. */
	void show(String tab) {
		hand.click(tab(tab).bounds());
		Await.until(tab + " in front", WidgetInspector.USUAL, () -> tab(tab).selected());
	}

	/** Gives a view or an editor the whole window. */
	void maximise(String tab) {
		awaitMaximised(List.of());
		workbench.doubleClick(tab(tab).bounds());
		awaitMaximised(List.of(tab));
	}

	/** Takes the whole window back from it. */
	void restore(String tab) {
		awaitMaximised(List.of(tab));
		workbench.doubleClick(tab(tab).bounds());
		awaitMaximised(List.of());
	}

	/** Waits until these tabs, one or none, have the whole window. */
	void awaitMaximised(List<String> tabs) {
		String what = tabs.isEmpty() ? "nothing has the whole window" : tabs.getFirst() + " has the whole window";
		Await.until(what, WidgetInspector.USUAL, () -> isMaximised(tabs));
	}

	private boolean isMaximised(List<String> tabs) {
		List<String> whole = eyes.maximised();
		return whole.size() == tabs.size() && tabs.stream().allMatch(tab -> isTitle(whole.getFirst(), tab));
	}

	/** Presses a button of the main tool bar. */
	void press(String tip) {
		hand.click(eyes
				.look("a tool " + tip, WidgetInspector.USUAL, all -> all.stream().flatMap(seen -> seen.items().stream())
						.filter(item -> item.enabled() && (item.tip().startsWith(tip) || item.says(tip))).findFirst())
				.bounds());
	}

	void clickId(String id) {
		hand.click(eyes.find(seen -> seen.id().equals(id) && seen.enabled(), id + " enabled").bounds());
	}

	/** Presses a box that is wider than its words: GTK takes a click on box and words only. */
	void check(String id) {
		Rectangle box = eyes.find(seen -> seen.id().equals(id) && seen.enabled(), id + " enabled").bounds();
		hand.click(new Rectangle(box.x, box.y, Math.min(box.width, box.height), box.height));
	}

	/** Presses the button with this text of the dialog in front, and waits until the dialog has closed. */
	void clickButton(String text) {
		Predicate<Seen> button = seen -> seen.type().equals("Button") && seen.enabled()
				&& seen.text().replace("&", "").equals(text);
		hand.click(eyes.find(button, "a button " + text).bounds());
		Await.until(text + " taken", WidgetInspector.USUAL, () -> eyes.all().stream().noneMatch(button));
	}

	/** Takes a device type from the palette and holds it over that slot, for example {@code pci.0/05}. */
	void carryToSlot(String type, String slot) {
		carriedTo = slot;
		fill("palette.filter", type);
		hand.lift(eyes.row(PALETTE, row -> row.says(type), type, WidgetInspector.USUAL).bounds(), eyes::clicks);
		// Only now does the picture show each free slot as a place of its own.
		hand.carryTo(eyes.landmark(PCI, slot));
		Await.until(slot + " stands still", WidgetInspector.USUAL, () -> {
			Rectangle place = eyes.landmark(PCI, slot);
			hand.carryTo(place);
			return place.equals(eyes.landmark(PCI, slot));
		});
	}

	/** Holds what is carried over that place, and waits until the picture says this of it. */
	void awaitVerdict(String slot, String says) {
		Await.until("at " + slot + ": " + says, WidgetInspector.USUAL, () -> {
			hand.carryTo(eyes.landmark(PCI, slot));
			return eyes.byId(PCI).tip().contains(says);
		});
	}

	/** Lets go of what is carried where it is not taken. */
	void dropInVain() {
		hand.drop();
		if (eyes.nowById("hotplug.id").isPresent()) {
			throw new AssertionError("a form opened for a place that was refused");
		}
	}

	/** Takes a device from the palette, drops it on that slot, and has it plugged in under this id. */
	void plug(String type, String slot, String id) {
		carryToSlot(type, slot);
		drop();
		fill("hotplug.id", id);
		add(id);
	}

	/** Lets go of what is carried; the form for it opens. */
	void drop() {
		Await.until(carriedTo + " takes it", WidgetInspector.USUAL, () -> {
			hand.carryTo(eyes.landmark(PCI, carriedTo));
			return eyes.byId(PCI).tip().contains("Drop: ");
		});
		eyes.awaitDropAnswered();
		hand.drop();
		eyes.byId("hotplug.id");
	}

	/** Fills the form of a disk: this id, and a new image of 64 MiB in that file. */
	void askForNewDisk(String id, Path image) {
		fill("hotplug.id", id);
		choose("hotplug.disk", "A new image");
		fill("hotplug.newFile", image.toString());
		fill("hotplug.size", "64 MiB");
		eyes.find(seen -> seen.id().equals("hotplug.plan") && seen.text().contains(image.toString()),
				"what will be sent");
	}

	/** Has it sent, and waits for the tile of the device. */
	void add(String id) {
		clickId("hotplug.ok");
		awaitFunction(id);
	}

	/** Chooses by the keyboard, as a list that pops up has no place that could be known. */
	private void choose(String combo, String choice) {
		Seen seen = eyes.byId(combo);
		List<String> choices = seen.items().stream().map(item -> item.text().getFirst()).toList();
		int steps = choices.indexOf(choice) - choices.indexOf(seen.text());
		hand.click(seen.bounds());
		eyes.find(now -> now.id().equals(combo) && now.open(), "the list of " + combo);
		for (int step = 0; step < Math.abs(steps); step++) {
			hand.keys(steps > 0 ? KeyEvent.VK_DOWN : KeyEvent.VK_UP);
		}
		hand.keys(KeyEvent.VK_ENTER);
		eyes.find(now -> now.id().equals(combo) && now.text().equals(choice), choice + " in " + combo);
	}

	/** Waits until the picture has a tile for that device. */
	Rectangle awaitFunction(String device) {
		return eyes.landmark(PCI, "function/" + device);
	}

	void awaitNoFunction(String device, Duration deadline) {
		eyes.look(device + " gone from the picture", deadline,
				all -> all.stream().filter(seen -> seen.id().equals(PCI))
						.filter(seen -> !seen.landmarks().containsKey("function/" + device)).findFirst());
	}

	/** Selects a device in the PCI picture and presses Delete, and again when asked. */
	void unplug(String device) {
		hand.click(awaitFunction(device));
		hand.keys(KeyEvent.VK_DELETE);
		clickButton("Unplug");
	}

	/** Attaches by the dialog, and waits for the machine's row. */
	void attach(String address, String machine) {
		press("Attach");
		fill("attach.address", address);
		clickId("attach.ok");
		awaitMachine(machine, machine, WidgetInspector.USUAL);
	}

	/** Waits until a QEMU that runs and is not in the list has been found, attaches by a double click, and waits for its row. */
	void attachFound(String machine) {
		workbench.doubleClick(eyes.row(MACHINES, row -> row.depth() == 2 && row.says(machine), machine + " is found",
				WidgetInspector.USUAL).bounds());
		awaitMachine(machine, machine, WidgetInspector.USUAL);
		Await.until(machine + " is not found any more", WidgetInspector.USUAL,
				() -> eyes.nowById(MACHINES).stream().flatMap(seen -> seen.items().stream())
						.noneMatch(row -> row.depth() == 2 && row.says(machine)));
	}

	/** Leaves the machine running and drops it from the list. */
	void detach(String machine) {
		select(machine);
		hand.keys(KeyEvent.VK_DELETE);
		clickButton("Detach");
		Await.until(machine + " not listed", WidgetInspector.USUAL, () -> !listsMachine(machine));
	}

	/** Migrates to a second QEMU here, with that bandwidth. */
	void migrate(String machine, String mebibytesPerSecond) {
		select(machine);
		press("Migrate");
		fill("migrate.bandwidth", mebibytesPerSecond);
		clickId("migrate.ok");
	}

	/** Closes the window and answers its question: the machines run on. */
	void closeAndLeaveRunning() {
		hand.keys(KeyEvent.VK_ALT, KeyEvent.VK_F4);
		clickId("close.leave");
	}

	/** Names a file in the desktop's own dialog. */
	void chooseFile(Path file) {
		eyes.awaitDesktopDialog();
		Await.pass(Duration.ofSeconds(1)); // it reads the folder it begins in
		hand.keys(KeyEvent.VK_CONTROL, KeyEvent.VK_A);
		hand.type(file + "\n");
		Await.until("the dialog has closed", WidgetInspector.USUAL, () -> !eyes.activeShell().isEmpty());
	}

	/** Opens Window &gt; Preferences with all its pages in sight. */
	void openPreferences() {
		hand.keys(KeyEvent.VK_ALT, KeyEvent.VK_W);
		eyes.awaitMenuWith("Preferences…");
		hand.keys(KeyEvent.VK_P);
		workbench.doubleClick(preferences("Wheelhouse").bounds());
		workbench.doubleClick(preferences("General").bounds());
	}

	/** Brings a page of the preferences to the front. */
	void showPreferences(String page) {
		hand.click(preferences(page).bounds());
		Await.until(page + " chosen", WidgetInspector.USUAL, () -> preferences(page).selected());
		eyes.awaitTaken();
	}

	/** Whether there is a page of this name now. */
	boolean hasPreferences(String page) {
		return eyes.all().stream().filter(seen -> seen.type().equals("Tree"))
				.anyMatch(seen -> seen.item(page).isPresent());
	}

	private Seen.Item preferences(String page) {
		return eyes.look("the page " + page, WidgetInspector.USUAL,
				all -> all.stream().filter(seen -> seen.type().equals("Tree"))
						.flatMap(seen -> seen.item(page).stream()).findFirst());
	}

	/** Opens Window &gt; Appearance, where the choices are. */
	void openAppearanceMenu() {
		hand.keys(KeyEvent.VK_ALT, KeyEvent.VK_W);
		eyes.awaitMenuWith("Appearance");
		hand.keys(KeyEvent.VK_A);
		eyes.awaitMenuWith("Dark");
	}

	/** Chooses an appearance by its letter: F as the desktop, L light, D dark. */
	void chooseAppearance(int letter) {
		openAppearanceMenu();
		hand.keys(letter);
		eyes.awaitNoMenu();
	}

	/** Opens the context menu of what has the keyboard, and chooses there. */
	void chooseInMenu(String item) {
		hand.keys(KeyEvent.VK_SHIFT, KeyEvent.VK_F10);
		choose(item);
	}

	/** Opens the menu Edit, and chooses there. */
	void chooseInEditMenu(String item) {
		hand.keys(KeyEvent.VK_ALT, KeyEvent.VK_E);
		choose(item);
	}

	/** Opens a view from the Window menu. */
	void openView(String view) {
		hand.keys(KeyEvent.VK_ALT, KeyEvent.VK_W);
		choose(view);
		Await.until(view + " in front", WidgetInspector.USUAL, () -> tab(view).selected());
	}

	/** In the menu that opens now. */
	void choose(String item) {
		eyes.awaitMenuWith(item);
		for (int step = 0; step < LONGEST_MENU && !eyes.armedItem().equals(item); step++) {
			hand.keys(KeyEvent.VK_DOWN);
			eyes.awaitTaken();
		}
		hand.keys(KeyEvent.VK_ENTER);
		eyes.awaitNoMenu();
	}

	/** Enabled: while something is saved the workbench takes no click but those on the window itself. */
	private Seen.Item tab(String title) {
		return eyes.look("a tab " + title, WidgetInspector.USUAL, all -> {
			List<Seen.Item> called = all.stream().filter(seen -> seen.type().equals("CTabFolder") && seen.enabled())
					.flatMap(seen -> seen.items().stream())
					.filter(item -> isTitle(item.text().getFirst(), title) && !item.bounds().isEmpty()).toList();
			return called.stream().filter(item -> item.says(title)).findFirst().or(() -> called.stream().findFirst());
		});
	}

	/** A view may name its machine behind its own name, and what is not saved has a mark before it. */
	private static boolean isTitle(String shown, String tab) {
		String name = shown.startsWith("*") ? shown.substring(1) : shown;
		return name.equals(tab) || name.startsWith(tab + " ");
	}

	private static Predicate<Seen.Item> isMachine(String name) {
		return row -> row.depth() == 1
				&& Optional.of(row.text().getFirst()).filter(text -> text.split(" ")[0].equals(name)).isPresent();
	}
}
