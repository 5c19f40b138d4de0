package org.wheelhouse.core.pci;

import java.util.Optional;

import org.wheelhouse.core.devicetemplate.DeviceTemplate;
import org.wheelhouse.core.devicetype.DeviceTypeFacts;

/**
 * A kind of device that can be plugged.
 *
 * @param name         QEMU's name of it, as {@code -device} takes it
 * @param category     where the palette shows it
 * @param label        what a person calls it
 * @param express      whether it can be a PCI Express device
 * @param conventional whether it can be a conventional PCI device
 * @param backend      what it needs on the host's side
 * @param facts        all that its QEMU told of it, when it has been asked
 * @param template     what its form begins with, where a person has kept that
 */
public record DeviceType(String name, Category category, String label, boolean express, boolean conventional,
		Backend backend, Optional<DeviceTypeFacts> facts, Optional<DeviceTemplate> template) {

	/** One of which its QEMU has told no more yet. */
	public DeviceType(String name, Category category, String label, boolean express, boolean conventional,
			Backend backend) {
		this(name, category, label, express, conventional, backend, Optional.empty(), Optional.empty());
	}

	/** One of which its QEMU has told. */
	public static DeviceType of(DeviceTypeFacts facts) {
		var heading = facts.categories().getFirst();
		return new DeviceType(facts.name(), switch (heading) {
			case "Storage" -> Category.STORAGE;
			case "Network" -> Category.NETWORK;
			default -> Category.OTHER;
		}, facts.label(), facts.express(), facts.conventional(), facts.backendKind().map(kind -> switch (kind) {
			case DRIVE -> Backend.BLOCK;
			case NETDEV -> Backend.NET;
			default -> Backend.NONE;
		}).orElse(Backend.NONE), Optional.of(facts), Optional.empty());
	}

	/** The same, with a form that begins with a template; it goes wherever the type goes. */
	public DeviceType with(DeviceTemplate kept) {
		return new DeviceType(name, category, label, express, conventional, backend, facts, Optional.of(kept));
	}

	/** Whether it is for a PCI bus, as all are that are known without asking. */
	public boolean isPci() {
		return facts.map(DeviceTypeFacts::isPci).orElse(true);
	}

	/** The groups of the palette, in its order. */
	public enum Category {
		STORAGE, NETWORK, OTHER
	}

	/** What a device needs on the host's side. */
	public enum Backend {
		/** A block node: {@code drive=}. */
		BLOCK,
		/** A network back end: {@code netdev=}. */
		NET,
		/** Nothing. */
		NONE
	}
}
