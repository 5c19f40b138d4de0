package org.wheelhouse.producttest;

import java.awt.event.KeyEvent;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Goes through what shows the devices of a machine that has places of every kind, each view over the whole window. */
final class DevicePictures {

	private static final String DIMM = "dimm0";
	private static final String STICK = "DataTraveler";

	private final WidgetInspector eyes;
	private final InputRobot hand;
	private final WorkbenchDriver person;
	private final DevicesDriver devices;
	private final WholeWindow window;
	private final Consumer<String> picture;

	/** @param picture takes one of this name */
	DevicePictures(Workbench workbench, WholeWindow window, Consumer<String> picture) {
		eyes = workbench.eyes();
		hand = workbench.hand();
		person = new WorkbenchDriver(workbench);
		devices = new DevicesDriver(workbench, person);
		this.window = window;
		this.picture = picture;
	}

	/** All buses of the selected machine. */
	void buses(String name) {
		window.giveTo("Devices");
		eyes.find(seen -> seen.id().equals(DevicesDriver.BUSES) && !seen.landmarks().isEmpty(), "the buses");
		picture.accept(name);
	}

	/** A processor and a DIMM are plugged in; the guest of this machine uses the DIMM, and does not give it back. */
	void plugProcessorAndMemory(HandStarted machine) {
		window.giveTo("CPUs");
		// Nobody knows how many have left it before somebody looked, so the workbench gives it none.
		machine.plugProcessor("cpu2", 1, 0, 0);
		eyes.landmark(DevicesDriver.CPUS, "cpu/2");
		window.giveTo("Memory");
		hand.click(eyes.landmark(DevicesDriver.MEMORY, "free/0"));
		hand.keys(KeyEvent.VK_ENTER);
		devices.add("memory.plug");
		machine.sample().awaitMemoryAbove(250, WidgetInspector.USUAL);
		picture.accept("q35-memory");
		devices.unplug(DevicesDriver.MEMORY, place -> place.contains(DIMM), "the DIMM");
		eyes.find(seen -> seen.text().startsWith(DIMM + " stays."), "that the guest refuses");
		picture.accept("q35-memory-refused");
		person.clickButton("OK");
		window.giveTo("Devices");
		eyes.byId("pci.leaving." + DIMM);
		picture.accept("q35-refused-by-guest");
	}

	/** What is plugged elsewhere than on a bus, and what could be. */
	void places(String prefix) {
		show("CPUs", prefix + "cpus", seen -> seen.id().equals(DevicesDriver.CPUS));
		show("Memory", prefix + "memory-after-refusal", seen -> seen.id().equals(DevicesDriver.MEMORY));
		window.giveTo("USB Devices");
		hand.click(eyes.row("usb.table", row -> row.text().getFirst().contains(STICK), "a stick",
				WidgetInspector.USUAL).bounds());
		eyes.find(seen -> seen.id().equals("usb.rule") && seen.enabled(), "that a rule gives the right to it");
		picture.accept(prefix + "usb");
	}

	private void show(String view, String name, Predicate<Seen> shown) {
		window.giveTo(view);
		eyes.find(shown, view);
		picture.accept(name);
	}

	/** A card is asked to leave while its guest stands still. */
	void askToLeave(String device) {
		person.press("Pause");
		window.giveTo("Devices");
		hand.click(eyes.landmark(DevicesDriver.BUSES, "device/" + device));
		hand.keys(KeyEvent.VK_DELETE);
		person.clickButton("Unplug");
		eyes.byId("pci.leaving." + device);
	}

	/** The guest goes on, and lets go of it. */
	void letLeave(String device) {
		person.press("Resume");
		eyes.look(device + " gone", WidgetInspector.USUAL,
				all -> all.stream().filter(seen -> seen.id().equals(DevicesDriver.BUSES))
						.filter(seen -> !seen.landmarks().containsKey("device/" + device)).findFirst());
	}
}
