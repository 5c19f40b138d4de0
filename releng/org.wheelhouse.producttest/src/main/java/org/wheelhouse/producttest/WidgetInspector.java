package org.wheelhouse.producttest;

import java.awt.Rectangle;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What the workbench shows, through the probe in it. */
final class WidgetInspector implements AutoCloseable {
	/** Long, for a computer that is short of time; how quick the workbench is, is asked by {@link #delays}. */
	static final Duration USUAL = Duration.ofSeconds(60);

	private final ObjectMapper json = new ObjectMapper();
	private final SocketChannel socket;
	private final BufferedReader in;
	private final OutputStream out;

	/** Waits for the probe to be there: it comes with the window. */
	WidgetInspector(Path path, Duration deadline) {
		socket = Await.value("a window with the probe behind it", deadline, () -> connect(path));
		in = new BufferedReader(new InputStreamReader(Channels.newInputStream(socket), StandardCharsets.UTF_8));
		out = Channels.newOutputStream(socket);
	}

	private static Optional<SocketChannel> connect(Path path) {
		try {
			SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
			try {
				channel.connect(UnixDomainSocketAddress.of(path));
				return Optional.of(channel);
			} catch (IOException _) {
				channel.close();
				return Optional.empty();
			}
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Everything visible now. */
	List<Seen> all() {
		return StreamSupport.stream(ask(Map.of("ask", "widgets")).get("widgets").spliterator(), false).map(Seen::of)
				.toList();
	}

	/** Waits until the workbench has taken what the mouse and the keyboard did. */
	void awaitTaken() {
		ask(Map.of("ask", "turn"));
	}

	/** What the workbench has taken of the mouse's buttons since it began. */
	Clicks clicks() {
		JsonNode told = ask(Map.of("ask", "clicks"));
		return new Clicks(told.get("releases").asInt(), told.get("doubles").asInt(), told.get("drags").asInt());
	}

	/**
	 * Waits until GTK knows what the place answered over which something is held: the move goes to the place, its answer back to the
	 * drag, a turn of the loop each, and one for what the place does meanwhile. A drag that is let go before that is given up.
	 */
	void awaitDropAnswered() {
		for (int turn = 0; turn < 4; turn++) {
			awaitTaken();
		}
	}

	/** The titles of the tabs in front in what has the whole window: one or none. */
	List<String> maximised() {
		return all().stream().filter(Seen::maximised).flatMap(tabs -> tabs.items().stream())
				.filter(Seen.Item::selected).map(item -> item.text().getFirst()).toList();
	}

	/** The title of the window that has the keyboard. */
	String activeShell() {
		return ask(Map.of("ask", "widgets")).get("shell").asText();
	}

	/** Waits until a menu with that item is open, and so takes the keys. */
	void awaitMenuWith(String item) {
		Await.until("a menu with " + item, USUAL,
				() -> StreamSupport.stream(ask(Map.of("ask", "widgets")).get("menus").spliterator(), false)
						.flatMap(menu -> StreamSupport.stream(menu.spliterator(), false))
						.anyMatch(text -> plain(text.asText()).equals(item)));
	}

	/** The item of a menu that a key would choose now; empty for none. */
	String armedItem() {
		return plain(ask(Map.of("ask", "widgets")).get("armed").asText());
	}

	private static String plain(String item) {
		return item.replace("&", "").split("\t", 2)[0];
	}

	/** Waits until no menu is open. */
	void awaitNoMenu() {
		Await.until("all menus are closed", USUAL, () -> ask(Map.of("ask", "widgets")).get("menus").isEmpty());
	}

	/** Waits until the keys go to a dialog of the desktop's, which the probe does not see. */
	void awaitDesktopDialog() {
		Await.until("a dialog of the desktop", USUAL, () -> {
			JsonNode seen = ask(Map.of("ask", "widgets"));
			return seen.get("menus").isEmpty() && seen.get("shell").asText().isEmpty();
		});
	}

	/** How long the UI thread keeps others waiting, measured for that time: milliseconds by name (p50, p99, max, control). */
	JsonNode delays(Duration time) {
		return ask(Map.of("ask", "delay", "millis", time.toMillis()));
	}

	Seen find(Predicate<Seen> wanted, String what) {
		return find(wanted, what, USUAL);
	}

	Seen find(Predicate<Seen> wanted, String what, Duration deadline) {
		return look(what, deadline, all -> all.stream().filter(wanted).findFirst());
	}

	/** The widget with this {@code wheelhouse.id}. */
	Seen byId(String id) {
		return find(seen -> seen.id().equals(id), "a widget " + id);
	}

	Optional<Seen> nowById(String id) {
		return all().stream().filter(seen -> seen.id().equals(id)).findFirst();
	}

	/** A place inside the widget with this id that is in sight. */
	Rectangle landmark(String id, String name) {
		return landmark(id, name::equals, name);
	}

	Rectangle landmark(String id, Predicate<String> name, String what) {
		return look("the place " + what + " in " + id, USUAL, all -> withId(all, id).flatMap(
				seen -> seen.landmarks().entrySet().stream().filter(entry -> name.test(entry.getKey()))
						.map(Map.Entry::getValue).filter(place -> !place.isEmpty()).findFirst()));
	}

	/** The row of a table or tree that this is true of. */
	Seen.Item row(String id, Predicate<Seen.Item> wanted, String what, Duration deadline) {
		return look(what + " in " + id, deadline,
				all -> withId(all, id).flatMap(seen -> seen.items().stream().filter(wanted).findFirst()));
	}

	/** Waits until something is true of all that is visible. */
	<T> T look(String what, Duration deadline, Function<List<Seen>, Optional<T>> look) {
		return Await.value(what, deadline, () -> look.apply(all()));
	}

	private static Optional<Seen> withId(List<Seen> all, String id) {
		return all.stream().filter(seen -> seen.id().equals(id)).findFirst();
	}

	private JsonNode ask(Map<String, ?> question) {
		try {
			out.write((json.writeValueAsString(question) + "\n").getBytes(StandardCharsets.UTF_8));
			String line = in.readLine();
			if (line == null) {
				throw new AssertionError("the workbench is gone");
			}
			JsonNode answer = json.readTree(line);
			if (answer.has("error")) {
				throw new AssertionError("the probe says: " + answer.get("error").asText());
			}
			return answer;
		} catch (IOException e) {
			throw new UncheckedIOException("the workbench is gone", e);
		}
	}

	@Override
	public void close() {
		try {
			socket.close();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
