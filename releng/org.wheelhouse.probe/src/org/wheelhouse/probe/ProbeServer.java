package org.wheelhouse.probe;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.eclipse.swt.widgets.Display;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Answers one JSON object a line with one JSON object a line, to one client at a time:
 * <ul>
 * <li>{@code {"ask":"widgets"}}: see {@link WidgetTree}
 * <li>{@code {"ask":"turn"}}: {@code {}}, when the UI thread has taken all that came before
 * <li>{@code {"ask":"clicks"}}: {@code {"releases":3,"doubles":1,"drags":1}}, see {@link CountedClicks}
 * <li>{@code {"ask":"delay","millis":2000}}: see {@link UiDelay}
 * </ul>
 * What cannot be answered, a UI thread that is busy for more than {@link #PATIENCE} above all, is answered with
 * {@code {"error":"…"}}. One daemon thread, from the constructor until {@link #close()}.
 */
final class ProbeServer implements AutoCloseable {
	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final ObjectMapper json = new ObjectMapper();
	private final Display display;
	private final ShownMenus menus;
	private final CountedClicks clicks;
	private final ServerSocketChannel server;

	/** To be called on the UI thread. */
	ProbeServer(Path socket, Display display) throws IOException {
		this.display = display;
		menus = new ShownMenus(display);
		clicks = new CountedClicks(display);
		server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
		server.bind(UnixDomainSocketAddress.of(socket));
		Thread.ofPlatform().daemon().name("probe").start(this::serve);
	}

	@Override
	public void close() {
		try {
			server.close();
		} catch (IOException e) {
			throw new IllegalStateException("the probe's socket did not close", e);
		}
	}

	private void serve() {
		while (server.isOpen()) {
			try (SocketChannel client = server.accept();
					BufferedReader in = new BufferedReader(
							new InputStreamReader(Channels.newInputStream(client), StandardCharsets.UTF_8));
					OutputStream out = Channels.newOutputStream(client)) {
				for (String line = in.readLine(); line != null; line = in.readLine()) {
					out.write((json.writeValueAsString(answer(line)) + "\n").getBytes(StandardCharsets.UTF_8));
					out.flush();
				}
			} catch (IOException _) {
				// this client left, or the server was closed: the loop tells which
			}
		}
	}

	private ObjectNode answer(String line) {
		try {
			JsonNode question = json.readTree(line);
			return switch (question.path("ask").asText()) {
				case "widgets" -> onTurn(() -> new WidgetTree(display, menus).toJson());
				case "turn" -> onTurn(JsonNodeFactory.instance::objectNode);
				case "clicks" -> onTurn(clicks::toJson);
				case "delay" -> new UiDelay(display).measure(Duration.ofMillis(question.path("millis").asLong()));
				default -> error("no such question: " + line);
			};
		} catch (TimeoutException e) {
			return error("the UI thread was busy for " + PATIENCE.toMillis() + " ms:\n" + Arrays
					.stream(display.getThread().getStackTrace()).map(at -> "  " + at + "\n")
					.reduce("", String::concat));
		} catch (IOException | ExecutionException e) {
			return error(e.toString());
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return error("interrupted");
		}
	}

	/** Asks on the UI thread, which takes what the mouse and the keyboard did first. */
	private ObjectNode onTurn(Supplier<ObjectNode> look)
			throws ExecutionException, TimeoutException, InterruptedException {
		CompletableFuture<ObjectNode> seen = new CompletableFuture<>();
		display.asyncExec(() -> {
			try {
				seen.complete(look.get());
			} catch (RuntimeException e) {
				seen.completeExceptionally(e);
			}
		});
		ObjectNode result = seen.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
		return result == null ? error("nothing seen") : result;
	}

	private static ObjectNode error(String text) {
		return JsonNodeFactory.instance.objectNode().put("error", text);
	}
}
