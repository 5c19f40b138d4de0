package org.wheelhouse.qmp.command;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Has QEMU tell switches where network cards are.
 *
 * @param initial milliseconds until the second time
 * @param max     milliseconds; the longest wait
 * @param rounds  how many times
 * @param step    milliseconds by which each wait is longer than the last
 * @param cards   their ids; empty for all
 */
public record AnnounceSelf(long initial, long max, int rounds, long step, List<String> cards) implements QmpAction {

	public AnnounceSelf {
		cards = List.copyOf(cards);
	}

	@Override
	public String name() {
		return "announce-self";
	}

	@Override
	public ObjectNode arguments() {
		var arguments = QmpAction.super.arguments().put("initial", initial).put("max", max).put("rounds", rounds)
				.put("step", step);
		if (!cards.isEmpty()) {
			var named = arguments.putArray("interfaces");
			cards.forEach(named::add);
		}
		return arguments;
	}
}
