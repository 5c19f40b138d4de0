package org.wheelhouse.core.internal.serial;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.machine.OptionalQuery;
import org.wheelhouse.qmp.command.QomGet;
import org.wheelhouse.qmp.command.QomList;
import org.wheelhouse.qmp.command.QueryChardev;
import org.wheelhouse.qmp.command.QueryChardev.Chardev;
import org.wheelhouse.qmp.session.CommandSender;

/**
 * Finds the character device of a machine's first serial port. It goes by the devices, never by names: a character device
 * that is not a serial port's may be a monitor of another program's, which is not to be touched. Any thread.
 */
record PortFinder(CommandSender machine) {

	private static final List<String> PLACES = List.of("/machine/unattached", "/machine/peripheral",
			"/machine/peripheral-anon");
	/** Types of devices with a character device that guests take for a console, on the machines that QEMU knows. */
	private static final Set<String> PORTS = Set.of("isa-serial", "pci-serial", "usb-serial", "pl011", "serial-mm",
			"spapr-vty", "sclpconsole", "sclplmconsole", "virtconsole", "imx.serial", "cadence_uart",
			"riscv.sifive.uart");
	private static final Comparator<String> BY_NUMBER = Comparator.comparingInt(String::length)
			.thenComparing(Comparator.naturalOrder());

	/** The first port's device; empty when there is none that leads anywhere. */
	CompletableFuture<Optional<Chardev>> find() {
		return devices(PLACES, List.of()).thenCompose(paths -> first(paths).thenCompose(label -> label.isEmpty()
				? CompletableFuture.completedFuture(Optional.empty())
				: machine.send(new QueryChardev()).thenApply(
						all -> all.stream().filter(chardev -> chardev.label().equals(label)).findFirst())));
	}

	private CompletableFuture<List<String>> devices(List<String> places, List<String> found) {
		if (places.isEmpty()) {
			return CompletableFuture.completedFuture(found);
		}
		var place = places.getFirst();
		return OptionalQuery.insteadOfRefusal(machine.send(new QomList(place)), List.of()).thenCompose(children -> {
			var more = new ArrayList<>(found);
			children.stream().filter(child -> child.childType().filter(PORTS::contains).isPresent())
					.map(QomList.Property::name).sorted(BY_NUMBER).forEach(name -> more.add(place + "/" + name));
			return devices(places.subList(1, places.size()), more);
		});
	}

	/** The label of the first that has one. */
	private CompletableFuture<String> first(List<String> paths) {
		if (paths.isEmpty()) {
			return CompletableFuture.completedFuture("");
		}
		return OptionalQuery
				.instead(machine.send(new QomGet(paths.getFirst(), "chardev")).thenApply(label -> label.asText()), "")
				.thenCompose(label -> label.isEmpty()
						? first(paths.subList(1, paths.size()))
						: CompletableFuture.completedFuture(label));
	}
}
