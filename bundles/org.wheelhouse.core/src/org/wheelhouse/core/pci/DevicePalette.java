package org.wheelhouse.core.pci;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.machine.Pipelined;
import org.wheelhouse.core.pci.DeviceType.Backend;
import org.wheelhouse.core.pci.DeviceType.Category;
import org.wheelhouse.qmp.command.QomListTypes;
import org.wheelhouse.qmp.session.CommandSender;

/** The devices that are offered for plugging: those we know how to give a back end, as far as a QEMU has them. */
public final class DevicePalette {

	private record Offer(String name, Category category, String label, Backend backend) {}

	private static final List<Offer> OFFERED = List.of(
			new Offer("virtio-blk-pci", Category.STORAGE, "Virtio disk", Backend.BLOCK),
			new Offer("virtio-net-pci", Category.NETWORK, "Virtio network", Backend.NET),
			new Offer("e1000", Category.NETWORK, "Intel e1000", Backend.NET),
			new Offer("rtl8139", Category.NETWORK, "Realtek 8139", Backend.NET),
			new Offer("virtio-rng-pci", Category.OTHER, "Random numbers (virtio)", Backend.NONE));

	private DevicePalette() {
	}

	/**
	 * Asks a QEMU which of the offered devices it has. Does not block; what it answers holds as long as that QEMU lives.
	 *
	 * @return fails with {@link CoreException} when it is one that never tells
	 */
	public static CompletableFuture<List<DeviceType>> of(MachineAccess machine) {
		return of(machine.questions());
	}

	static CompletableFuture<List<DeviceType>> of(CommandSender machine) {
		var express = names(machine, "pci-express-device");
		var conventional = names(machine, "conventional-pci-device");
		return express.thenCombine(conventional, Kinds::new)
				.thenCompose(kinds -> kinds.areTold()
						? CompletableFuture.completedFuture(of(kinds.express(), kinds.conventional()))
						: names(machine, "pci-device").thenApply(names -> of(names, names)))
				.exceptionallyCompose(problem -> CompletableFuture.failedFuture(Pipelined.isLacking(problem)
						? new CoreException(
								"This QEMU does not tell which devices it has: it does not have 'qom-list-types'.")
						: problem));
	}

	/** By the interfaces that devices have since QEMU 2.11; before, nobody tells which buses a device is for. */
	private record Kinds(Set<String> express, Set<String> conventional) {

		boolean areTold() {
			return !express.isEmpty() || !conventional.isEmpty();
		}
	}

	/** The offered devices that are among these types, in the order of the palette. */
	static List<DeviceType> of(Set<String> express, Set<String> conventional) {
		return OFFERED.stream().filter(offer -> express.contains(offer.name()) || conventional.contains(offer.name()))
				.map(offer -> new DeviceType(offer.name(), offer.category(), offer.label(),
						express.contains(offer.name()),
						conventional.contains(offer.name()), offer.backend()))
				.toList();
	}

	private static CompletableFuture<Set<String>> names(CommandSender machine, String implemented) {
		return machine.send(new QomListTypes(Optional.of(implemented), false)).thenApply(types -> {
			var names = new HashSet<String>();
			types.forEach(type -> names.add(type.name()));
			return names;
		});
	}
}
