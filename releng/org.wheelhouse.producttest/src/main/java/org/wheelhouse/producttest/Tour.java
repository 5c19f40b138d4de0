package org.wheelhouse.producttest;

import java.awt.Point;
import java.awt.event.KeyEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Goes through what the product does, unattended, with the mouse and the keyboard, and leaves numbered pictures in the
 * folder that is the one argument. Ends with 0 when it saw everything that it went to see.
 */
public final class Tour {
	private static final Duration BOOT = Duration.ofSeconds(180);
	private static final Point OUT_OF_THE_WAY = new Point(1200, 998);
	private static final String SAMPLE = "sample";
	/** So much that a migration needs some passes. */
	private static final String WRITING = "dirty=64,6";
	private static final String OTHER = "by-hand";
	private static final String MODERN = "q35-lab";
	private static final String LOCKED = "same-disk";
	/** The part of a virtio disk that has the image. */
	private static final String DISK = "/machine/peripheral/disk0/virtio-backend";

	/** How much of it is gone through. */
	enum Length {
		/** Each page once, by day, with one drop. */
		SHORT, WHOLE
	}

	private final Length length;
	private final TestHome home;
	private final Pictures pictures;
	private final Workbench workbench;
	private final WidgetInspector eyes;
	private final InputRobot hand;
	private final WorkbenchDriver person;
	private final Sample sample;
	private final WholeWindow window;
	private final DevicePictures devices;

	Tour(Length length, TestHome home, Sample sample, Workbench workbench, Pictures pictures) {
		this.length = length;
		this.home = home;
		this.sample = sample;
		this.workbench = workbench;
		this.pictures = pictures;
		eyes = workbench.eyes();
		hand = workbench.hand();
		person = new WorkbenchDriver(workbench);
		window = new WholeWindow(person);
		devices = new DevicePictures(workbench, window, this::picture);
	}

	/** @param arguments the folder for the pictures */
	public static void main(String[] arguments) {
		Pictures pictures = new Pictures(Path.of(arguments[0]));
		Settings settings = Settings.fromProperties();
		try (TestHome home = new TestHome(settings)) {
			home.pretendUsb();
			Sample sample = home.sample(SAMPLE, WRITING);
			visit(home, sample, pictures, sample, Tour::go);
			meetFaults(home, sample, pictures);
		}
		System.exit(0); // the toolkit of the mouse keeps a thread
	}

	private static void meetFaults(TestHome home, Sample sample, Pictures pictures) {
		Sample locked = home.sharing(LOCKED, MigrationPictures.movedDisk(sample));
		if (!FarComputer.isPossible()) {
			System.out.println("SKIPPED tour-far-host no server of ssh");
			visit(home, sample, pictures, locked, Tour::meetFault);
			return;
		}
		try (FarComputer far = new FarComputer(home)) {
			visit(home, sample, pictures, locked, tour -> {
				tour.meetFault();
				tour.goFar(far);
			});
		}
	}

	/** Opens the workbench with a machine that it is to start. */
	private static void visit(TestHome home, Sample sample, Pictures pictures, Sample started, Consumer<Tour> way) {
		try (Workbench workbench = new Workbench(new ProductUnderTest(Settings.fromProperties()), home, "--define",
				started.definition().toString(), "--launch", "--open", started.name())) {
			var tour = new Tour(Length.WHOLE, home, sample, workbench, pictures);
			try {
				way.accept(tour);
			} catch (AssertionError | RuntimeException e) {
				System.err.println("tour: " + pictures.take("stopped-here") + " shows where it stopped");
				throw e;
			}
		}
	}

	/** The sample runs on with its disk; another machine cannot have it too. */
	private void meetFault() {
		eyes.row("trust.effects", row -> row.text().getFirst().startsWith("writes into the disk"), "what a start does",
				WidgetInspector.USUAL);
		picture("dark-trust");
		person.clickId("trust.start");
		eyes.find(seen -> seen.id().equals("failure"), "what went wrong");
		picture("fault-told");
		person.clickButton("Close");
		eyes.find(seen -> seen.id().equals("overview.advice"), "what to do");
		picture("fault");
		person.openPreferences();
		person.showPreferences("QEMU");
		eyes.find(seen -> seen.id().equals("preferences.qemu.table") && !seen.items().isEmpty(), "the QEMUs found");
		picture("preferences");
		hand.keys(KeyEvent.VK_ESCAPE);
		differ();
	}

	private void goFar(FarComputer far) {
		new HostPictures(workbench, window, this::picture).take(home, far);
	}

	/** The sample runs on, and becomes another one than its definition. */
	private void differ() {
		person.open(SAMPLE);
		try (Monitor second = new Monitor(Qemus.spareMonitor(sample.process(WidgetInspector.USUAL)))) {
			second.command("block_set_io_throttle", Map.of("id", DISK, "bps", 8 << 20, "bps_rd", 0, "bps_wr", 0,
					"iops", 0, "iops_rd", 0, "iops_wr", 0));
			second.command("eject", Map.of("id", "cd0", "force", true));
		}
		eyes.byId("differences.takeover.cd0");
		picture("dark-differences");
		person.chooseAppearance(KeyEvent.VK_L);
		picture("differences");
		new NewMachinePictures(workbench, Settings.fromProperties().guest(), this::picture).take();
	}

	/** Goes through it, from a workbench that has just been opened with the sample to its end. */
	void go() {
		lookAround();
		plugAndUnplug();
		lookInside();
		if (length == Length.WHOLE) {
			goFurther();
		}
		person.closeAndLeaveRunning();
		workbench.awaitEnd();
		sample.unusual().forEach(line -> System.out.println("the guest said: " + line));
		if (!workbench.errors().isEmpty()) {
			throw new AssertionError("errors in the workbench's log: " + workbench.errors());
		}
	}

	private void goFurther() {
		try (HandStarted other = new HandStarted(home.sample(OTHER))) {
			attach(other);
		}
		migrate();
		person.press("The Machines perspective");
		person.show("CPUs");
		picture("followed");
		try (HandStarted modern = new HandStarted(home.sampleWithPlaces(MODERN))) {
			dropOnPorts(modern);
		}
		inTheDark();
	}

	/** The guest of the machine that was launched here gives some memory back. */
	private void inflateBalloon() {
		try (Monitor second = new Monitor(Qemus.spareMonitor(sample.process(WidgetInspector.USUAL)))) {
			second.command("balloon", Map.of("value", 200L << 20));
			person.openView("Memory");
			linger(Duration.ofSeconds(12)); // of the curve, which begins when somebody looks
			Await.until("the guest has given some back", WidgetInspector.USUAL,
					() -> second.query("query-balloon").get("actual").asLong() == 200L << 20);
		}
		lookAtBalloon("balloon");
	}

	private void lookAtBalloon(String name) {
		window.giveTo("Memory");
		eyes.byId("memory.balloon.size");
		picture(name);
		window.takeBack();
	}

	private void lookAtBuses(String name) {
		devices.buses(name);
		window.takeBack();
	}

	private void lookAround() {
		person.awaitMachine(SAMPLE, SAMPLE, WidgetInspector.USUAL);
		sample.awaitBooted();
		person.select(SAMPLE);
		linger(Duration.ofSeconds(12)); // of curves
		picture("machines");
		window.give(SAMPLE);
		linger(Duration.ofSeconds(2)); // the screen comes once a second
		picture("overview");
		new DefinitionPictures(workbench, this::picture).take("");
		if (length == Length.WHOLE) {
			person.chooseAppearance(KeyEvent.VK_D);
			new DefinitionPictures(workbench, this::picture).take("dark-");
			person.chooseAppearance(KeyEvent.VK_L);
		}
		window.takeBack();
	}

	/** For what a picture has to show. */
	private void linger(Duration time) {
		if (length == Length.WHOLE) {
			Await.pass(time);
		}
	}

	private void plugAndUnplug() {
		person.show("PCI Topology");
		person.awaitFunction("disk0");
		picture("pci-before");
		person.carryToSlot("virtio-blk-pci", "pci.0/09");
		pictures.take("pci-drag");
		person.drop();
		person.askForNewDisk("vdisk0", sample.folder().resolve("vdisk0.qcow2"));
		picture("plug-form");
		person.add("vdisk0");
		sample.awaitGuestPci("0000:00:09.0", true, WidgetInspector.USUAL);
		picture("pci-after");

		person.press("Pause"); // so that the guest cannot let go before the picture is taken
		person.unplug("vdisk0");
		eyes.find(seen -> seen.id().startsWith("pci.leaving"), "who is leaving");
		picture("pci-leaving");
		person.press("Resume");
		person.awaitNoFunction("vdisk0", WidgetInspector.USUAL);
	}

	private void lookInside() {
		person.show("Block Devices");
		picture("block-devices");
		if (length == Length.WHOLE) {
			lookAtBuses("devices");
			inflateBalloon();
		}
		person.show("CPUs");
		picture("cpus");
		useScreen();
		useSerialConsole();
		speakQmp();
	}

	private void speakQmp() {
		hand.keys(KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT, KeyEvent.VK_Q);
		eyes.find(seen -> seen.id().equals("console.input") && seen.focus(), "the console has the keyboard");
		say("query-status", "running");
		say("query-block", "items");
		say("migrate_set_speed value=33554432", "max-bandwidth");
		say("block_resize device=vbd size=134217728", "Cannot find");
		say("qom-get path=/machine/peripheral/disk0 property=serial", "serial");
		hand.type("blockdev-mirror device=disk0-image ");
		hand.keys(KeyEvent.VK_CONTROL, KeyEvent.VK_SPACE);
		linger(Duration.ofSeconds(2)); // what is told of the first stands beside it after a moment
		picture("console");
		hand.keys(KeyEvent.VK_ESCAPE);
		hand.keys(KeyEvent.VK_CONTROL, KeyEvent.VK_A);
		hand.keys(KeyEvent.VK_DELETE);
		person.show("QOM Browser");
		person.show("Commands");
		linger(Duration.ofSeconds(2));
		picture("qom-and-commands");
		person.show("Block Devices");
		person.show("Machines");
		person.show("PCI Topology");
	}

	private void say(String command, String answer) {
		hand.type(command + "\n");
		eyes.find(seen -> seen.id().equals("console.transcript") && seen.text().contains(answer), answer);
	}

	private void useScreen() {
		hand.keys(KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT, KeyEvent.VK_S);
		Await.until("the screen is there", WidgetInspector.USUAL,
				() -> eyes.byId("display.status").text().contains("VNC"));
		hand.click(eyes.landmark("display.screen", "display/screen"));
		linger(Duration.ofSeconds(2)); // the line under it is written once a second
		picture("display");
		hand.keys(KeyEvent.VK_CONTROL, KeyEvent.VK_ALT);
		hand.click(eyes.byId("machines.filter").bounds());
	}

	private void useSerialConsole() {
		person.show("Serial Console");
		window.give("Serial Console");
		hand.click(eyes.byId("serial.screen").bounds());
		hand.type("\n");
		eyes.landmark("serial.screen", "line/sample:/#");
		hand.type("ls --color=always /; uname -a; cat /proc/interrupts\n");
		eyes.landmark("serial.screen", name -> name.contains("Function call interrupts"), "the interrupts");
		picture("serial");
		hand.type("exit\n");
		eyes.landmark("serial.screen", name -> name.startsWith("line/COUNTER "), "the guest counts again");
		window.takeBack();
		person.show("Events");
		picture("events");
	}

	private void attach(HandStarted other) {
		person.press("Attach");
		hand.fill(eyes.byId("attach.address").bounds(), "unix:" + other.monitor());
		picture("attach");
		person.clickId("attach.ok");
		person.awaitMachine(OTHER, OTHER, WidgetInspector.USUAL);
		person.open(OTHER);
		Await.until("it booted", BOOT, () -> eyes.nowById("overview.screen").isPresent());
		Await.pass(Duration.ofSeconds(8)); // of curves
		picture("attached");
		person.detach(OTHER);
	}

	/** A root that takes nothing, and ports that do. */
	private void dropOnPorts(HandStarted modern) {
		person.attach("unix:" + modern.monitor(), MODERN);
		modern.sample().awaitBooted();
		person.select(MODERN);
		person.show("PCI Topology");
		person.awaitFunction("port8");
		refuseDrop("q35-refused");
		person.carryToSlot("virtio-net-pci", "port6/00");
		pictures.take("q35-drop");
		person.drop();
		person.add("nic1");
		modern.sample().awaitGuestPci("0000:07:00.0", true, WidgetInspector.USUAL);
		picture("q35-after");
		devices.buses("q35-devices");
		devices.plugProcessorAndMemory(modern);
		devices.places("q35-");
		devices.askToLeave("nic1");
		picture("q35-leaving");
		person.chooseAppearance(KeyEvent.VK_D);
		picture("dark-q35-leaving");
		devices.letLeave("nic1");
		picture("dark-q35-devices");
		devices.places("dark-q35-");
		window.takeBack();
		refuseDrop("dark-q35-refused");
		person.chooseAppearance(KeyEvent.VK_L);
		person.detach(MODERN);
	}

	private void refuseDrop(String name) {
		person.show("PCI Topology");
		person.carryToSlot("virtio-net-pci", "pcie.0/09");
		person.awaitVerdict("pcie.0/09", "does not support hotplugging");
		pictures.take(name);
		person.dropInVain();
	}

	private void migrate() {
		new MigrationPictures(workbench, sample, this::picture).take();
		int arrived = sample.counted().getLast();
		sample.awaitCounterAbove(arrived + 1, WidgetInspector.USUAL);
	}

	private void inTheDark() {
		person.chooseAppearance(KeyEvent.VK_D);
		picture("dark-machines");
		lookAtBuses("dark-devices");
		lookAtBalloon("dark-balloon");
		person.show("PCI Topology");
		person.awaitFunction("disk0");
		person.carryToSlot("virtio-rng-pci", "pci.0/0b");
		pictures.take("dark-pci-drag");
		person.drop();
		picture("dark-plug-form");
		hand.keys(KeyEvent.VK_ESCAPE);
		person.show("QMP Console");
		person.show("QOM Browser");
		picture("dark-console");
		person.show("Machines");
		person.press("The Migration perspective");
		eyes.byId("migration.chart");
		picture("dark-migration");
		person.press("The Machines perspective");
	}

	/** Fails where something else than what it is to show has the whole window. */
	private void picture(String name) {
		window.await();
		hand.rest(OUT_OF_THE_WAY);
		linger(Duration.ofMillis(700)); // for what the pointer had lit to fade
		System.out.println(pictures.take(name));
	}
}
