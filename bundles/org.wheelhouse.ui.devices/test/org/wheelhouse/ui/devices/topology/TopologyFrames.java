package org.wheelhouse.ui.devices.topology;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.wheelhouse.core.pci.DeviceType;
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
	void fps300() {
		stage.open();
		page.show(TopologyBuilder.large(DEVICES).state);
		stage.settle();
		var picture = page.picture();
		var places = picture.spots().stream().map(spot -> picture.onCanvas(spot.bounds()))
				.filter(bounds -> picture.getClientArea().contains(bounds.x + bounds.width, bounds.y + bounds.height))
				.map(bounds -> picture.toDisplay(bounds.x + bounds.width / 2, bounds.y + bounds.height / 2)).toList();
		var frames = new AtomicInteger();
		picture.addListener(SWT.Paint, _ -> frames.incrementAndGet());
		var display = stage.display();
		stage.settle();
		frames.set(0);
		var threads = ManagementFactory.getThreadMXBean();
		long worked = threads.getCurrentThreadCpuTime();
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
		move(display, places, 0, System.nanoTime(), end);
		while (System.nanoTime() < end) {
			if (!display.readAndDispatch()) {
				display.sleep();
			}
		}
		long each = (threads.getCurrentThreadCpuTime() - worked) / Math.max(1, frames.get());
		System.out.printf("BENCH topology.frame.%d %.1f ms%n", DEVICES, each / 1e6);
		System.out.printf("BENCH topology.fps.%d %.1f 1/s%n", DEVICES, frames.get() / (double) SECONDS);
	}

	/** Each time onto another tile, so that each time there is something to paint; what comes too late is left out. */
	private static void move(Display display, List<Point> places, int done, long start, long end) {
		var event = new Event();
		event.type = SWT.MouseMove;
		event.x = places.get(done % places.size()).x;
		event.y = places.get(done % places.size()).y;
		display.post(event);
		long now = System.nanoTime();
		int next = (int) ((now - start) * HERTZ / TimeUnit.SECONDS.toNanos(1)) + 1;
		long due = start + TimeUnit.SECONDS.toNanos(1) * next / HERTZ;
		// One turn more than there is time for, so that the last one ends the sleep.
		if (now < end) {
			display.timerExec((int) TimeUnit.NANOSECONDS.toMillis(Math.max(0, due - now)),
					() -> move(display, places, next, start, end));
		}
	}
}
