package org.wheelhouse.ui.devices.cpu;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.model.live.Cpu;
import org.wheelhouse.model.live.CpuSlot;
import org.wheelhouse.ui.devices.slot.SlotTile;
import org.wheelhouse.ui.widget.Quantity;

/** How a virtual CPU is put into words. */
final class CpuText {

	private CpuText() {
	}

	/** Whether its load is known: it is read from the threads of the computer on which the machine runs. */
	static boolean known(Cpu cpu) {
		return cpu.getPercent() >= 0;
	}

	/** Its load, or a dash. */
	static String load(Cpu cpu) {
		return Quantity.percent(cpu.getPercent()).toString();
	}

	/** A part of its address; a dash when QEMU tells none. */
	static String part(int id) {
		return id < 0 ? "–" : String.valueOf(id);
	}

	/** What it is called in a tile: where QEMU tells sockets, the CPU of a place has the number of the place. */
	static String name(CpuPlace place) {
		return place.cpu().map(cpu -> String.valueOf(cpu.getIndex()))
				.orElseGet(() -> part(place.socket() < 0 ? place.core() : place.position()));
	}

	/** What is to be said of it now, in a word or a number. */
	static String state(CpuPlace place) {
		return switch (place.tile()) {
			case FREE, CLOSED -> Messages.CpuText_free;
			case LEAVING -> Messages.CpuText_leaving;
			case REFUSED -> Messages.CpuText_refused;
			case TAKEN -> place.cpu().map(CpuText::load).orElse("–");
		};
	}

	/** What a screen reader says. */
	static String spoken(CpuPlace place) {
		return place.cpu().map(cpu -> NLS.bind(Messages.CpuText_spoken, cpu.getIndex(),
				place.tile() == SlotTile.TAKEN
						? known(cpu) ? load(cpu) : Messages.CpuText_unknown
						: state(place)))
				.orElseGet(() -> NLS.bind(Messages.CpuText_spokenFree, where(place)));
	}

	/** What there is room for in a large tile: its place in the socket, and where it runs. */
	static List<String> lines(CpuPlace place) {
		var within = place.core() < 0
				? ""
				: NLS.bind(Messages.CpuText_within, part(place.core()), part(place.thread()));
		var runs = place.cpu().stream().flatMap(cpu -> Stream.of(
				cpu.getThreadId() > 0 ? NLS.bind(Messages.CpuText_hostThread, String.valueOf(cpu.getThreadId())) : "",
				cpu.getHostCpu() < 0 ? "" : NLS.bind(Messages.CpuText_hostCpu, cpu.getHostCpu())));
		return Stream.concat(Stream.of(within), runs).filter(line -> !line.isEmpty()).toList();
	}

	/** Its place in the topology. */
	static String where(CpuPlace place) {
		return NLS.bind(Messages.CpuText_where,
				new Object[]{part(place.socket()), part(place.die()), part(place.core()),
						part(place.thread())});
	}

	/** Everything known of it. */
	static String tip(CpuPlace place) {
		var told = place.slot()
				.map(slot -> Stream.of(slot.getLeavingText(), slot.getRefusalText(), slot.getUnplugRefusal())
						.filter(text -> !text.isEmpty()).map(text -> "\n" + text).collect(Collectors.joining()))
				.orElse("");
		return place.cpu().map(cpu -> tip(cpu, where(place)))
				.orElseGet(() -> NLS.bind(Messages.CpuText_tipFree, where(place),
						place.slot().map(CpuSlot::getType).orElse("")))
				+ told;
	}

	private static String tip(Cpu cpu, String where) {
		var host = cpu.getHostCpu() < 0
				? ""
				: NLS.bind(Messages.CpuText_host, cpu.getHostCpu(), cpu.getAllowedHostCpus());
		return NLS.bind(Messages.CpuText_tip,
				new Object[]{cpu.getIndex(), known(cpu) ? load(cpu) : Messages.CpuText_unknown, where,
						String.valueOf(cpu.getThreadId()), host, cpu.getType(), cpu.getQomPath()});
	}
}
