package org.wheelhouse.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.wheelhouse.qmp.command.AddClient;
import org.wheelhouse.qmp.command.Change;
import org.wheelhouse.qmp.command.ChangeVncPassword;
import org.wheelhouse.qmp.command.Closefd;
import org.wheelhouse.qmp.command.ExpirePassword;
import org.wheelhouse.qmp.command.Getfd;
import org.wheelhouse.qmp.command.SetPassword;

import com.fasterxml.jackson.databind.JsonNode;

/** What is done to the VNC server of a running Linux, and with descriptors that go to it. */
final class VncActs {

	private final Subject subject;
	private final Witness witness;

	VncActs(Subject subject) {
		this.subject = subject;
		witness = subject.witness();
	}

	List<Step> steps() {
		return List.of(new Step("set_password", this::setPassword),
				new Step("change-vnc-password", this::changeVncPassword),
				new Step("expire_password", this::expirePassword),
				new Step("change", this::change),
				new Step("getfd", this::getfd),
				new Step("closefd", this::closefd),
				new Step("add_client", this::addClient));
	}

	/** Whether the server lets somebody in, wherever it listens by now. */
	private boolean opensTo(String password) {
		JsonNode server = witness.ask("{'execute':'query-vnc'}");
		return VncLogin.succeeds(server.path("host").asText(), server.path("service").asInt(), password);
	}

	private void setPassword() {
		subject.send(new SetPassword("vnc", "eight888-and-more", Optional.of("keep")));
		assertTrue(opensTo("eight888"));
	}

	private void changeVncPassword() {
		subject.send(new ChangeVncPassword("another"));
		assertTrue(opensTo("another"));
		assertFalse(opensTo("eight888"));
	}

	private void expirePassword() {
		subject.send(new ExpirePassword("vnc", "now"));
		assertFalse(opensTo("another"));
		subject.send(new ExpirePassword("vnc", "never"));
		assertTrue(opensTo("another"));
	}

	/** Its password, and where it listens: on another address of this computer, where nothing has its port. */
	private void change() {
		subject.send(new Change("vnc", "password", Optional.of("changed")));
		assertTrue(opensTo("changed"));
		assertFalse(opensTo("other"));
		int port = witness.ask("{'execute':'query-vnc'}").path("service").asInt();
		subject.send(new Change("vnc", "127.0.0.2:" + (port - 5900), Optional.empty()));
		assertEquals("127.0.0.2", witness.ask("{'execute':'query-vnc'}").path("host").asText());
		assertTrue(VncLogin.isServer("127.0.0.2", port));
		assertFalse(VncLogin.isServer("127.0.0.1", port));
	}

	/** Two ends of a socket: one for QEMU. */
	private record Ends(SocketChannel ours, SocketChannel theirs) implements AutoCloseable {

		@Override
		public void close() throws IOException {
			ours.close();
			theirs.close();
		}
	}

	private Ends ends() throws IOException {
		Path path = subject.folder().resolve("ends");
		Files.deleteIfExists(path);
		try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)
				.bind(UnixDomainSocketAddress.of(path))) {
			SocketChannel theirs = SocketChannel.open(UnixDomainSocketAddress.of(path));
			return new Ends(server.accept(), theirs);
		}
	}

	/** QEMU holds its end: ours does not see the end when the test lets go. */
	private void getfd() throws IOException {
		try (Ends ends = ends()) {
			subject.send(new Getfd("fd1"), ends.theirs());
			ends.theirs().close();
			ends.ours().configureBlocking(false);
			assertEquals(0, ends.ours().read(ByteBuffer.allocate(1)));
			subject.send(new Closefd("fd1"));
			Await.until("QEMU has let go", () -> atEnd(ends.ours()));
		}
	}

	private static boolean atEnd(SocketChannel channel) {
		try {
			return channel.read(ByteBuffer.allocate(1)) < 0;
		} catch (IOException e) {
			throw new AssertionError(e);
		}
	}

	private void closefd() throws IOException {
		getfd();
		assertTrue(subject.fails(new Closefd("fd1")).words().contains("not found"));
	}

	private void addClient() throws IOException {
		try (Ends ends = ends()) {
			subject.send(new Getfd("fd2"), ends.theirs());
			subject.send(new AddClient("vnc", "fd2", true));
			ByteBuffer banner = ByteBuffer.allocate(12);
			while (banner.hasRemaining() && ends.ours().read(banner) >= 0) {
				// until it is whole
			}
			assertEquals("RFB 003.008\n", new String(banner.array(), StandardCharsets.US_ASCII));
		}
	}
}
