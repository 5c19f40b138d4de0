package org.wheelhouse.producttest;

import java.awt.event.KeyEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

/** What {@code releng/bench} measures on the built product with the mouse and the probe. One argument: which of them. */
public final class Figures {
	private static final Duration FLOOD = Duration.ofSeconds(10);
	private static final int PAIRS = 3;

	private final TestHome home;
	private final ProductUnderTest product;

	private Figures(TestHome home, ProductUnderTest product) {
		this.home = home;
		this.product = product;
	}

	/** @param arguments {@code console} or {@code open} */
	public static void main(String[] arguments) {
		Settings settings = Settings.fromProperties();
		try (TestHome home = new TestHome(settings)) {
			Figures figures = new Figures(home, new ProductUnderTest(settings));
			switch (arguments[0]) {
				case "console" -> figures.flood();
				case "open" -> figures.open();
				default -> throw new IllegalArgumentException("not one of console, open");
			}
		}
		System.exit(0); // the toolkit of the mouse keeps a thread
	}

	/** Events that come faster than anybody reads, with what shows them in sight. */
	private void flood() {
		try (IdleMachine machine = new IdleMachine(home.folder(), "talker", 1);
				FloodedMonitor monitor = new FloodedMonitor(machine.monitor(), home.folder("flooded"));
				Workbench workbench = new Workbench(product, home, "--attach", "unix:" + home.folder("flooded"))) {
			WidgetInspector eyes = workbench.eyes();
			WorkbenchDriver person = new WorkbenchDriver(workbench);
			person.awaitMachine(machine.name(), "paused", WidgetInspector.USUAL);
			person.select(machine.name());
			for (int perSecond : new int[]{1000, 20_000}) {
				person.show("Events");
				measure("events.flood", perSecond, monitor, eyes, number -> eyes.nowById("events.table").stream()
						.flatMap(table -> table.items().stream().limit(1))
						.anyMatch(row -> row.mentions("offset=" + number)));
				workbench.hand().keys(KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT, KeyEvent.VK_Q);
				eyes.byId("console.transcript");
				measure("console.flood", perSecond, monitor, eyes, number -> eyes.nowById("console.transcript")
						.filter(text -> text.text().endsWith("offset=" + number + "\n")).isPresent());
			}
		}
	}

	private interface Shown {
		boolean last(int number);
	}

	private static void measure(String name, int perSecond, FloodedMonitor monitor, WidgetInspector eyes, Shown shown) {
		long[] end = new long[1];
		CompletableFuture<Integer> flood = CompletableFuture.supplyAsync(() -> {
			int last = monitor.flood(perSecond, FLOOD);
			end[0] = System.nanoTime();
			return last;
		});
		JsonNode delays = eyes.delays(FLOOD.minusMillis(500));
		int last = flood.join();
		Await.until("the last event in sight", Duration.ofMinutes(3), () -> shown.last(last));
		String prefix = name + "." + perSecond;
		figure(prefix + ".last-in-sight", (System.nanoTime() - end[0]) / 1e6, "ms");
		figure(prefix + ".ui-p99", delays.get("p99").asDouble(), "ms");
		figure(prefix + ".ui-max", delays.get("max").asDouble(), "ms");
	}

	/** The editor of a machine with many disks against that of one with two, from the double click until it answers again. */
	private void open() {
		List<IdleMachine> few = machines("few", 2, PAIRS + 1);
		List<IdleMachine> many = machines("many", 200, PAIRS);
		List<String> arguments = Stream.of(few, many).flatMap(List::stream)
				.flatMap(machine -> Stream.of("--attach", "unix:" + machine.monitor())).toList();
		try (Workbench workbench = new Workbench(product, home, arguments.toArray(String[]::new))) {
			WorkbenchDriver person = new WorkbenchDriver(workbench);
			Stream.of(few, many).flatMap(List::stream)
					.forEach(machine -> person.awaitMachine(machine.name(), "paused", WidgetInspector.USUAL));
			// The first of all loads classes.
			open(workbench, person, few.getLast(), "node1");
			List<Double> ratios = new ArrayList<>();
			List<Double> times = new ArrayList<>();
			for (int pair = 0; pair < PAIRS; pair++) {
				double one = open(workbench, person, few.get(pair), "node1");
				double other = open(workbench, person, many.get(pair), "node199");
				times.add(other);
				ratios.add(other / one);
			}
			figure("open.200-disks", median(times), "ms");
			figure("open.200-disks.vs-2", median(ratios), "ratio");
		} finally {
			Stream.of(few, many).flatMap(List::stream).forEach(IdleMachine::close);
		}
	}

	private List<IdleMachine> machines(String name, int disks, int count) {
		return IntStream.range(0, count).mapToObj(number -> new IdleMachine(home.folder(), name + number, disks))
				.toList();
	}

	/** Opens it, waits until its whole command line is there, and tells how long that took. */
	private static double open(Workbench workbench, WorkbenchDriver person, IdleMachine machine, String last) {
		WidgetInspector eyes = workbench.eyes();
		person.openBy(machine.name());
		long begin = workbench.hand().lastPress();
		eyes.find(seen -> seen.id().equals("overview.commandLine")
				&& seen.text().contains("-name " + machine.name() + " ")
				&& seen.text().contains(last), "the whole command line of " + machine.name());
		eyes.awaitTaken();
		return (System.nanoTime() - begin) / 1e6;
	}

	private static double median(List<Double> values) {
		return values.stream().sorted().toList().get(values.size() / 2);
	}

	private static void figure(String name, double value, String unit) {
		System.out.printf(Locale.ROOT, value < 10 ? "BENCH %s %.2f %s%n" : "BENCH %s %.0f %s%n", name, value, unit);
	}
}
