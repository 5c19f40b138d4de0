package org.wheelhouse.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.wheelhouse.rfb.Encoding;
import org.wheelhouse.rfb.RfbException;
import org.wheelhouse.rfb.RfbListener;
import org.wheelhouse.rfb.RfbSettings;
import org.wheelhouse.rfb.session.RfbSession;

import com.shinyhut.vernacular.client.VernacularClient;
import com.shinyhut.vernacular.client.VernacularConfig;
import com.shinyhut.vernacular.client.rendering.ColorDepth;

/**
 * How long a viewer computes for a whole screen of 1920×1080 in each encoding, from the bytes that a real QEMU has sent in this run;
 * and the same of the vernacular library, from the same bytes, where it knows the encoding.
 */
final class RfbBench {

	private static final int FRAMES = 9;
	private static final List<Encoding> ENCODINGS = List.of(Encoding.RAW, Encoding.HEXTILE, Encoding.ZRLE,
			Encoding.TIGHT);
	private static final List<Encoding> OF_VERNACULAR = List.of(Encoding.RAW, Encoding.HEXTILE);

	private final Settings settings;
	private final DesktopPicture desktop = new DesktopPicture();

	RfbBench(Settings settings) {
		this.settings = settings;
	}

	void run() throws Exception {
		for (Encoding encoding : ENCODINGS) {
			measure(encoding, record(encoding));
		}
		new Showing(settings).run(desktop);
	}

	/** From a machine of its own, as QEMU changes to other encodings by itself when a client asks for much. */
	private ScreenRecording record(Encoding encoding) throws IOException {
		try (PictureMachine machine = new PictureMachine(settings, "r" + encoding.number(), desktop, 0)) {
			return ScreenRecording.of(machine.port(), encoding, FRAMES);
		}
	}

	private void measure(Encoding encoding, ScreenRecording recording) throws Exception {
		String name = "rfb." + encoding.name().toLowerCase(Locale.ROOT);
		if (OF_VERNACULAR.contains(encoding)) {
			Pairs pairs = Pairs.measure(settings.pairs(), () -> vernacular(recording), () -> ours(recording));
			Report.figure(name, pairs.medianTheirs(), "ms");
			Report.ratio(name + ".vs-vernacular", pairs, "vernacular", "ours", "ms");
		} else {
			Pairs pairs = Pairs.measure(settings.pairs(), () -> ours(recording), () -> ours(recording));
			Report.figure(name, pairs.medianOurs(), "ms");
		}
		Report.note("%s: %d bytes a screen".formatted(name, recording.bytes() / FRAMES));
	}

	private double ours(ScreenRecording recording) throws Exception {
		Frames frames = new Frames(FRAMES);
		RfbListener listener = new RfbListener() {
			@Override
			public void updated() {
				frames.complete();
			}

			@Override
			public void ended(Optional<RfbException> reason) {
				frames.failed(String.valueOf(reason));
			}
		};
		try (ReplayServer server = new ReplayServer(recording);
				RfbSession session = RfbSession.open(
						() -> SocketChannel
								.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port())),
						RfbSettings.standard(), listener)) {
			double millis = frames.millisPerFrame();
			if (!session.framebuffer().read((pixels, _, _) -> desktop.equals(pixels))) {
				throw new IOException("what was decoded is not what the guest shows");
			}
			return millis;
		}
	}

	private static double vernacular(ScreenRecording recording) throws Exception {
		Frames frames = new Frames(FRAMES);
		VernacularConfig config = new VernacularConfig();
		config.setColorDepth(ColorDepth.BPP_24_TRUE);
		config.setShared(true);
		config.setEnableHextileEncoding(true);
		config.setTargetFramesPerSecond(1000);
		config.setErrorListener(problem -> frames.failed(problem.toString()));
		config.setScreenUpdateListener(_ -> frames.complete());
		VernacularClient client = new VernacularClient(config);
		try (ReplayServer server = new ReplayServer(recording);
				Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
			client.start(socket);
			return frames.millisPerFrame();
		} finally {
			client.stop();
		}
	}
}
