package org.wheelhouse.core.internal.network;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.wheelhouse.core.internal.machine.Facet;
import org.wheelhouse.core.internal.machine.Poller;
import org.wheelhouse.core.machine.GuestAgent;
import org.wheelhouse.core.machine.GuestAgent.Answer;
import org.wheelhouse.core.machine.PrintedNetwork;
import org.wheelhouse.core.machine.QemuFiles;
import org.wheelhouse.core.state.GuestTraffic;
import org.wheelhouse.core.state.GuestTraffic.Interface;
import org.wheelhouse.core.state.GuestTraffic.Rate;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.MachineTrees;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.qmp.command.HumanMonitorCommand;
import org.wheelhouse.qmp.session.CommandSender;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Addresses and rates of network cards. QEMU counts nothing at a card: what goes through is told by the computer, of a tap,
 * and by the guest's agent. One that did not answer is let alone for a while.
 */
public final class TrafficPoller implements Poller {

	/** What guest and computer tell of the network cards. */
	public static final Facet FACET = new Facet(Topic.TRAFFIC, Set.of("VSERPORT_CHANGE"),
			context -> new TrafficPoller(context.machine(), context.overheard().agent(), context.overheard()::files));

	private static final Duration PERIOD = Duration.ofSeconds(5);
	private static final Duration REST = Duration.ofSeconds(30);
	private static final Path INTERFACES = Path.of("/sys/class/net");
	private static final Pattern TAP = Pattern.compile("(?:^|,)ifname=([^,/]+)(?:,|$)");
	private static final int MOST_DIGITS = 32;

	private final CommandSender machine;
	private final GuestAgent agent;
	private final Supplier<QemuFiles> files;
	private final Map<String, Sample> before = new HashMap<>();
	private volatile Optional<Resting> resting = Optional.empty();

	private record Resting(Answer answer, long untilNanos) {}

	private record Sample(long received, long sent, long nanos) {

		Rate since(Sample earlier) {
			var apart = nanos - earlier.nanos();
			return apart <= 0 || apart > 3 * PERIOD.toNanos() || received < earlier.received || sent < earlier.sent
					? Rate.UNKNOWN
					: new Rate(Math.round((received - earlier.received) * 1e9 / apart),
							Math.round((sent - earlier.sent) * 1e9 / apart));
		}
	}

	/** @param files of its computer, by QEMU's names */
	public TrafficPoller(CommandSender machine, GuestAgent agent, Supplier<QemuFiles> files) {
		this.machine = machine;
		this.agent = agent;
		this.files = files;
	}

	/** Something has happened to it, for example to the agent's port: its rest is over. */
	@Override
	public CompletableFuture<UnaryOperator<MachineSnapshot>> ask() {
		resting = Optional.empty();
		return askAgain();
	}

	@Override
	public CompletableFuture<UnaryOperator<MachineSnapshot>> askAgain() {
		var counted = machine.send(new HumanMonitorCommand("info network")).thenApply(TrafficPoller::taps)
				.thenCompose(this::counted);
		return counted.thenCombine(interfaces(), (taps, told) -> snapshot -> snapshot
				.with(snapshot.trees().with(MachineTrees.TRAFFIC, Optional.of(traffic(taps, told)))));
	}

	private CompletableFuture<Answer> interfaces() {
		return resting.filter(rest -> System.nanoTime() - rest.untilNanos() < 0).map(Resting::answer)
				.map(CompletableFuture::completedFuture)
				.orElseGet(() -> agent.ask("guest-network-get-interfaces").thenApply(this::asked));
	}

	private Answer asked(Answer answer) {
		resting = answer instanceof Answer.Untold(_, var silent) && silent
				? Optional.of(new Resting(answer, System.nanoTime() + REST.toNanos()))
				: Optional.empty();
		return answer;
	}

	/** The tap of each card that has one. */
	static Map<String, String> taps(String printed) {
		var network = PrintedNetwork.of(printed);
		var taps = new HashMap<String, String>();
		network.cards().forEach(card -> network.behind(card).map(backend -> TAP.matcher(backend.detail()))
				.filter(Matcher::find).ifPresent(tap -> taps.put(card.name(), tap.group(1))));
		return taps;
	}

	/** What the computer counts at each tap, by card. A tap's own name means nothing where QEMU has another network namespace. */
	private CompletableFuture<Map<String, Sample>> counted(Map<String, String> taps) {
		if (taps.isEmpty()) {
			return CompletableFuture.completedFuture(Map.of());
		}
		return files.get().paths().thenCompose(paths -> {
			var all = CompletableFuture.<Map<String, Sample>>completedFuture(new HashMap<>());
			for (var tap : paths.sharesNetwork() ? taps.entrySet() : Set.<Map.Entry<String, String>>of()) {
				// What the tap has sent, the guest has received.
				all = all.thenCombine(count(tap.getValue(), "tx_bytes").thenCombine(count(tap.getValue(), "rx_bytes"),
						(received, sent) -> new Sample(received, sent, System.nanoTime())), (found, sample) -> {
							if (sample.received() >= 0 && sample.sent() >= 0) {
								found.put(tap.getKey(), sample);
							}
							return found;
						});
			}
			return all;
		});
	}

	private CompletableFuture<Long> count(String tap, String what) {
		return files.get().host().files()
				.read(INTERFACES.resolve(tap).resolve("statistics").resolve(what), 0, MOST_DIGITS)
				.thenApply(bytes -> bytes.map(read -> number(new String(read, StandardCharsets.US_ASCII).strip()))
						.orElse(-1L));
	}

	private static long number(String text) {
		try {
			return Long.parseLong(text);
		} catch (NumberFormatException _) {
			return -1;
		}
	}

	/** On the machine's queue. */
	private GuestTraffic traffic(Map<String, Sample> taps, Answer told) {
		var now = new HashMap<String, Sample>();
		var rates = new HashMap<String, Rate>();
		taps.forEach((card, sample) -> rates.put(card, rate("tap " + card, sample, now)));
		var interfaces = switch (told) {
			case Answer.Told(var value) -> interfaces(value, now);
			case Answer.Untold _ -> List.<Interface>of();
		};
		before.clear();
		before.putAll(now);
		return new GuestTraffic(told instanceof Answer.Untold(var why, _) ? why : "", interfaces, rates);
	}

	private List<Interface> interfaces(JsonNode value, Map<String, Sample> now) {
		var interfaces = new ArrayList<Interface>();
		value.forEach(told -> {
			var addresses = new ArrayList<String>();
			told.path("ip-addresses").forEach(address -> addresses.add(address.path("ip-address").asText()));
			var name = told.path("name").asText();
			var counted = told.path("statistics");
			interfaces.add(new Interface(name, told.path("hardware-address").asText().toLowerCase(Locale.ROOT),
					addresses, counted.isObject()
							? rate("guest " + name, new Sample(counted.path("rx-bytes").asLong(),
									counted.path("tx-bytes").asLong(), System.nanoTime()), now)
							: Rate.UNKNOWN));
		});
		return interfaces;
	}

	private Rate rate(String key, Sample sample, Map<String, Sample> now) {
		now.put(key, sample);
		return Optional.ofNullable(before.get(key)).map(sample::since).orElse(Rate.UNKNOWN);
	}

	@Override
	public Optional<Duration> period() {
		return Optional.of(PERIOD);
	}
}
