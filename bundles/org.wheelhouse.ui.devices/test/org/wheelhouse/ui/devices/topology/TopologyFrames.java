package org.wheelhouse.ui.devices.topology;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.model.live.BlockDevice;
import org.wheelhouse.model.live.Bus;
import org.wheelhouse.model.live.BusDevice;
import org.wheelhouse.ui.testkit.WidgetStage;

/** Measures how often the picture of 300 devices is painted while the pointer goes from tile to tile 60 times a second. No pass or fail. */
@Tag("display")
@EnabledIfSystemProperty(named = "wheelhouse.bench", matches = "true")
class TopologyFrames {

	private static final int DEVICES = 300;
	private static final int HERTZ = 60;
	private static final int SECONDS = 5;

	private final WidgetStage stage = new WidgetStage(980, 620);
	private final TopologyPage page = new TopologyPage(stage.parent(), new TopologyActions() {

		@Override
		public void plug(DeviceType type, FreePlace place) {
			// nothing is plugged here
		}

		@Override
		public void unplug(BusDevice device) {
			// nothing is unplugged here
		}

		@Override
		public void insert(BlockDevice drive, Path image) {
			// nothing is dropped
		}

		@Override
		public void move(BusDevice device, Bus bus, String address) {
			// nothing moves here
		}

		@Override
		public void askAgain(String deviceId) {
			// nothing leaves here
		}

		@Override
		public void dismiss(String deviceId) {
			// nothing leaves here
		}

		@Override
		public void reset() {
			// nothing leaves here
		}
	});

	@AfterEach
	void close() {
		stage.close();
	}

	@Test
	void fps300() throws Exception {
		stage.open();
		page.show(TopologyBuilder.large(DEVICES).state);
		stage.settle();
		var picture = page.picture();
		var places = picture.spots().stream().map(spot -> picture.onCanvas(spot.bounds()))
				.filter(bounds -> picture.getClientArea().contains(bounds.x + bounds.width, bounds.y + bounds.height))
				.map(bounds -> picture.toDisplay(bounds.x + bounds.width / 2, bounds.y + bounds.height / 2))
				.map(place -> place.x + "," + place.y).toList();
		var frames = new AtomicInteger();
		picture.addListener(SWT.Paint, _ -> frames.incrementAndGet());
		var display = stage.display();
		var robot = robot(places);
		try (var told = robot.inputReader()) {
			var begun = said(display, told);
			stage.await(begun::isDone, "the robot");
			frames.set(0);
			var threads = ManagementFactory.getThreadMXBean();
			long worked = threads.getCurrentThreadCpuTime();
			long start = System.nanoTime();
			var ended = said(display, told);
			while (!ended.isDone()) {
				if (!display.readAndDispatch()) {
					display.sleep();
				}
			}
			double seconds = (System.nanoTime() - start) / 1e9;
			long each = (threads.getCurrentThreadCpuTime() - worked) / Math.max(1, frames.get());
			System.out.printf("BENCH topology.frame.%d %.1f ms%n", DEVICES, each / 1e6);
			System.out.printf("BENCH topology.input.%d %.1f 1/s%n", DEVICES, Integer.parseInt(ended.join()) / seconds);
			System.out.printf("BENCH topology.fps.%d %.1f 1/s%n", DEVICES, frames.get() / seconds);
		} finally {
			robot.destroy();
			robot.waitFor();
		}
	}

	/** Moves the pointer each time onto another tile, so that each time there is something to paint. */
	private static Process robot(List<String> places) throws Exception {
		var line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				Path.of(RobotPointer.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString(),
				RobotPointer.class.getName(), String.valueOf(SECONDS), String.valueOf(HERTZ)));
		line.addAll(places);
		return new ProcessBuilder(line).redirectError(Redirect.INHERIT).start();
	}

	/** The next line; the display is woken for it. */
	private static CompletableFuture<String> said(Display display, BufferedReader from) {
		return CompletableFuture.supplyAsync(() -> {
			try {
				return String.valueOf(from.readLine());
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		}).whenComplete((_, _) -> display.wake());
	}
}
