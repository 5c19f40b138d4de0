package org.wheelhouse.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;

/** A QEMU whose screen of 1920×1080 shows a desktop, by VNC on a port of this computer only. */
final class PictureMachine implements AutoCloseable {

	private static final int BASE_PORT = 5900;
	private static final Duration DRAWN = Duration.ofSeconds(15);

	private final int port;
	private final Qemu qemu;

	/**
	 * Starts it and waits until it must have drawn.
	 *
	 * @param movingRows how many rows it draws anew sixty times a second; 0 for none
	 */
	PictureMachine(Settings settings, String name, DesktopPicture desktop, int movingRows) throws IOException {
		Path picture = settings.work().resolve("picture");
		Path sector = settings.work().resolve("sector");
		desktop.write(picture);
		if (movingRows > 0) {
			PictureSector.moving(sector, movingRows);
		} else {
			PictureSector.still(sector);
		}
		port = freePort();
		qemu = new Qemu(settings.work(), name, 1, "-accel", "tcg", "-m", "64", "-device",
				"VGA,vgamem_mb=16,addr=" + PictureSector.SLOT, "-drive", "file=" + sector + ",format=raw,if=ide",
				"-device", "loader,force-raw=on,file=" + picture + ",addr=" + PictureSector.PICTURE, "-display", "none",
				"-vnc", "127.0.0.1:" + (port - BASE_PORT) + ",share=force-shared");
		Await.pass(DRAWN);
	}

	private static int freePort() throws IOException {
		for (int port = BASE_PORT + 40; port < BASE_PORT + 99; port++) {
			try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
				return port;
			} catch (IOException _) {
				// taken
			}
		}
		throw new IOException("no free port for VNC");
	}

	int port() {
		return port;
	}

	Path monitor() {
		return qemu.monitor(0);
	}

	@Override
	public void close() {
		qemu.close();
	}
}
