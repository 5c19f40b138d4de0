package org.wheelhouse.core.machine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.wheelhouse.core.state.GuestNetwork.Forward;

/**
 * What the human monitor prints of networks: no QMP command tells of cards on every bus, nor of forwards.
 *
 * @param cards    of the guest
 * @param backends networks, by id; of a multiqueue one only the first queue
 * @param ports    of hubs, by id
 */
public record PrintedNetwork(List<Card> cards, Map<String, Backend> backends, Map<String, Port> ports) {

	private static final String PEER = " \\ ";
	private static final Pattern HUB = Pattern.compile("hub (\\d+)");
	private static final Pattern CLIENT = Pattern.compile("(.+?): index=(\\d+),type=([^,]*),?(.*)");
	private static final Pattern USER = Pattern.compile("\\S+ -?\\d+ \\((.*)\\):");
	private static final Pattern FORWARD = Pattern
			.compile("\\s*(TCP|UDP)\\[HOST_FORWARD]\\s+\\S+\\s+(\\S+)\\s+(\\d+)\\s+(\\S+)\\s+(\\d+)\\s.*");

	/**
	 * A card.
	 *
	 * @param peer the network or the hub's port that it leads to
	 */
	public record Card(String name, String model, String mac, Optional<String> peer) {}

	/** A network, with what else is told of it. */
	public record Backend(String id, String kind, String detail) {}

	/**
	 * A port of a hub.
	 *
	 * @param peer the card or network that is in it
	 */
	public record Port(String id, int hub, Optional<String> peer) {}

	/** Reads {@code info network}. */
	public static PrintedNetwork of(String printed) {
		var cards = new LinkedHashMap<String, Card>();
		var backends = new LinkedHashMap<String, Backend>();
		var ports = new LinkedHashMap<String, Port>();
		int hub = -1;
		var above = "";
		for (var line : printed.lines().map(String::stripTrailing).toList()) {
			var head = HUB.matcher(line);
			if (head.matches()) {
				hub = Integer.parseInt(head.group(1));
			} else if (!line.startsWith(PEER)) {
				hub = -1;
				above = client(line, Optional.empty(), cards, backends);
			} else if (hub < 0) {
				peer(above, client(line.substring(PEER.length()), Optional.empty(), cards, backends), cards);
			} else {
				var words = line.substring(PEER.length()).split(": ", 2);
				var peer = words.length < 2 ? "" : client(words[1], Optional.of(words[0]), cards, backends);
				ports.put(words[0], new Port(words[0], hub, Optional.of(peer).filter(name -> !name.isEmpty())));
			}
		}
		return new PrintedNetwork(List.copyOf(cards.values()), backends, ports);
	}

	/** @return its name; empty when nobody can read the line */
	private static String client(String text, Optional<String> port, Map<String, Card> cards,
			Map<String, Backend> backends) {
		var told = CLIENT.matcher(text);
		if (!told.matches()) {
			return "";
		}
		var name = told.group(1);
		if (told.group(3).equals("nic")) {
			cards.putIfAbsent(name,
					new Card(name, value(told.group(4), "model"), value(told.group(4), "macaddr"), port));
		} else {
			backends.putIfAbsent(name, new Backend(name, told.group(3), told.group(4)));
		}
		return name;
	}

	private static void peer(String card, String backend, Map<String, Card> cards) {
		cards.computeIfPresent(card, (_, known) -> known.peer().isPresent()
				? known
				: new Card(known.name(), known.model(), known.mac(),
						Optional.of(backend).filter(name -> !name.isEmpty())));
	}

	private static String value(String parts, String key) {
		for (var part : parts.split(",")) {
			if (part.startsWith(key + "=")) {
				return part.substring(key.length() + 1);
			}
		}
		return "";
	}

	/** The cards that a network reaches: one, or all that are on its hub. */
	public List<String> users(String network) {
		var hub = ports.values().stream().filter(port -> port.peer().filter(network::equals).isPresent())
				.map(Port::hub).findFirst();
		return cards.stream().filter(card -> card.peer().filter(peer -> peer.equals(network)
				|| hub.isPresent() && ports.containsKey(peer) && ports.get(peer).hub() == hub.get()).isPresent())
				.map(Card::name).toList();
	}

	/** The network that a card reaches; on a hub the first one there. */
	public Optional<Backend> behind(Card card) {
		return card.peer().flatMap(peer -> Optional.ofNullable(ports.get(peer)).map(Port::hub)
				.map(hub -> ports.values().stream().filter(port -> port.hub() == hub)
						.flatMap(port -> port.peer().stream()).flatMap(name -> backend(name).stream()).findFirst())
				.orElseGet(() -> backend(peer)));
	}

	private Optional<Backend> backend(String name) {
		return Optional.ofNullable(backends.get(name));
	}

	/** The networks that no card reaches. */
	public List<Backend> unused() {
		return backends.values().stream().filter(backend -> users(backend.id()).isEmpty()).toList();
	}

	/** Reads {@code info usernet}: the forwards of each network, by its id. */
	public static Map<String, List<Forward>> forwards(String printed) {
		var forwards = new LinkedHashMap<String, List<Forward>>();
		var network = "";
		for (var line : printed.lines().map(String::stripTrailing).toList()) {
			var head = USER.matcher(line);
			var rule = FORWARD.matcher(line + " ");
			if (head.matches()) {
				network = head.group(1);
			} else if (rule.matches()) {
				forwards.computeIfAbsent(network, _ -> new ArrayList<>())
						.add(new Forward(rule.group(1).equals("TCP") ? "tcp" : "udp",
								rule.group(2).equals("*") ? "" : rule.group(2), Integer.parseInt(rule.group(3)),
								rule.group(4), Integer.parseInt(rule.group(5))));
			}
		}
		return forwards;
	}
}
