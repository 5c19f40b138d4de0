package org.wheelhouse.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * The part of a CPU that showing a moving screen takes: 1920×200 of it drawn anew sixty times a second, by the workbench's Display
 * page and by TigerVNC's viewer, in turns. The pictures of both are left in the work folder, to see that they show the same.
 */
final class Showing {

	private static final int ROWS = 200;
	private static final int PAIRS = 3;
	private static final Duration SETTLE = Duration.ofSeconds(12);
	private static final Duration MEASURED = Duration.ofSeconds(15);
	private static final String NAME = "rfb.showing.vs-tigervnc";

	private final Settings settings;

	Showing(Settings settings) {
		this.settings = settings;
	}

	void run(DesktopPicture desktop) throws Exception {
		if (!settings.has("vncviewer")) {
			Report.skipped(NAME, "TigerVNC's viewer is not installed");
			return;
		}
		TestHome home = new TestHome(settings.work().resolve("home"));
		Screen screen = settings.screen();
		try (PictureMachine machine = new PictureMachine(settings, "moving", desktop, ROWS)) {
			Program viewer = new Program("vncviewer",
					List.of("vncviewer", "-Shared", "-RemoteResize=0", "127.0.0.1::" + machine.port()),
					home.environment(),
					home.log("vncviewer"));
			Program workbench = home.workbench(settings.product(), "--attach", "unix:" + machine.monitor(), "--page",
					"display");
			Pairs pairs = Pairs.measure(Math.min(PAIRS, settings.pairs()), () -> percent(workbench, screen),
					() -> percent(viewer, screen));
			Report.figure("rfb.showing.ours", pairs.medianOurs(), "%");
			Report.figure("rfb.showing.tigervnc", pairs.medianTheirs(), "%");
			Report.ratio(NAME, pairs, "ours", "TigerVNC", "%");
		}
	}

	private double percent(Program program, Screen screen) throws IOException {
		int[] empty = screen.look();
		Process process = program.startAndAwaitWindow(screen);
		try {
			Await.pass(SETTLE);
			double percent = new Usage(process.pid()).percentDuring(MEASURED);
			screen.write(settings.work().resolve(program.name() + ".png"));
			return percent;
		} finally {
			Program.end(process);
			Await.until("the screen is empty again", SETTLE, () -> Screen.difference(screen.look(), empty) == 0);
		}
	}
}
