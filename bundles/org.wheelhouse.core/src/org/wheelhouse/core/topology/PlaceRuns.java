package org.wheelhouse.core.topology;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.wheelhouse.model.live.BusKind;

/**
 * Addresses of places as text, one behind the other as a range: {@code 5-8}, on PCI hexadecimal with two digits,
 * {@code 0a-1f}, behind a USB hub {@code 3.2-3.8}, on SCSI targets or, with a target before it, luns {@code 0:1-0:15}.
 */
public final class PlaceRuns {

	private static final HexFormat HEX = HexFormat.of();

	private PlaceRuns() {
		// holds no state
	}

	/** As text, each run once; the numbers ascend. */
	static List<String> of(BusKind kind, String prefix, IntStream numbers) {
		var runs = new ArrayList<String>();
		int start = -1;
		int last = -1;
		for (var number : numbers.toArray()) {
			if (start >= 0 && number != last + 1) {
				runs.add(text(kind, prefix, start, last));
				start = number;
			} else if (start < 0) {
				start = number;
			}
			last = number;
		}
		if (start >= 0) {
			runs.add(text(kind, prefix, start, last));
		}
		return runs;
	}

	private static String text(BusKind kind, String prefix, int first, int last) {
		var from = prefix + number(kind, first);
		return first == last ? from : from + "-" + prefix + number(kind, last);
	}

	private static String number(BusKind kind, int number) {
		return isPci(kind) ? HEX.toHexDigits((byte) number) : String.valueOf(number);
	}

	private static boolean isPci(BusKind kind) {
		return kind == BusKind.PCI || kind == BusKind.PCIE || kind == BusKind.PCIE_PORT;
	}

	/** Those runs of USB ports in which a hub can be: one on the deepest hub is one too many. */
	public static List<String> ofHubs(List<String> ports) {
		return ports.stream().filter(run -> first(run).split("\\.").length <= BusRooms.DEEPEST_HUB).toList();
	}

	/** The address with which a run begins. */
	public static String first(String run) {
		return run.replaceFirst("-.*", "");
	}

	/** How many addresses a run has. */
	public static int count(BusKind kind, String run) {
		var first = first(run);
		return first.equals(run) ? 1 : last(kind, run.substring(first.length() + 1)) - last(kind, first) + 1;
	}

	/** Every address of a run, lowest first. */
	public static Stream<String> addresses(BusKind kind, String run) {
		var first = first(run);
		var prefix = first.substring(0, lastPart(first));
		int from = last(kind, first);
		return IntStream.range(from, from + count(kind, run)).mapToObj(number -> prefix + number(kind, number));
	}

	private static int last(BusKind kind, String address) {
		var digits = address.substring(lastPart(address));
		return isPci(kind) ? HexFormat.fromHexDigits(digits) : Integer.parseInt(digits);
	}

	private static int lastPart(String address) {
		return Math.max(address.lastIndexOf('.'), address.lastIndexOf(':')) + 1;
	}
}
