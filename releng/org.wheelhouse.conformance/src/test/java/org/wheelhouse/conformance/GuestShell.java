package org.wheelhouse.conformance;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Somebody who has come to the guest's serial port, has it run a line and leaves. */
final class GuestShell implements AutoCloseable {

	/** The guest's shell asks where the cursor is, and takes what comes next for the answer. */
	private static final String PROMPT = "sample:/# \033[6n";
	private static final String CURSOR = "\033[1;11R";

	private final SocketChannel port;
	private final ByteBuffer bytes = ByteBuffer.allocate(1 << 12);
	private final StringBuilder heard = new StringBuilder();

	private GuestShell(Path socket) throws IOException {
		port = SocketChannel.open(UnixDomainSocketAddress.of(socket));
		port.configureBlocking(false);
	}

	/** What the line prints, without what the guest tells of itself meanwhile. */
	static String run(Path socket, String line) {
		try (GuestShell shell = new GuestShell(socket)) {
			return shell.run(line);
		} catch (IOException e) {
			throw new AssertionError(e);
		}
	}

	private String run(String line) throws IOException {
		port.write(StandardCharsets.US_ASCII.encode("\n"));
		await("there is a shell", PROMPT);
		// Not by one line: what is said last before the shell ends goes with it.
		port.write(StandardCharsets.US_ASCII.encode(CURSOR + "echo be''gin; " + line + "; echo do''ne\n"));
		await(line + " is begun", "\nbegin\r\n");
		String printed = await(line + " is done", "done\r\n");
		await("it listens again", PROMPT);
		port.write(StandardCharsets.US_ASCII.encode(CURSOR + "exit\n"));
		await("the guest goes on", "COUNTER");
		return printed.lines().filter(told -> !told.matches("(COUNTER|PCI|DISKS|DISC|CPUS)\\b.*"))
				.collect(Collectors.joining("\n"));
	}

	/** Waits until the guest has said this, and tells what it said before. */
	private String await(String what, String words) {
		Await.until(() -> what + "; the guest said: " + heard, () -> hears(words));
		int end = heard.indexOf(words);
		String before = heard.substring(0, end);
		heard.delete(0, end + words.length());
		return before;
	}

	/** Takes all there is: QEMU sends each character by itself, so it is but some hundred that it can send unread. */
	private boolean hears(String words) {
		try {
			while (port.read(bytes) > 0) {
				heard.append(StandardCharsets.ISO_8859_1.decode(bytes.flip()));
				bytes.clear();
			}
			return heard.indexOf(words) >= 0;
		} catch (IOException e) {
			throw new AssertionError(e);
		}
	}

	@Override
	public void close() throws IOException {
		port.close();
	}
}
