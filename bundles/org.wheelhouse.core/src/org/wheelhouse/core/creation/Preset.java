package org.wheelhouse.core.creation;

import org.wheelhouse.host.HostResources;

/** What will run in a machine, which decides the devices that it begins with. */
public enum Preset {
	/** Knows virtio. */
	LINUX("Linux", "virtio devices, q35, UEFI where there is one", "q35", Bus.VIRTIO, Card.VIRTIO, Graphics.VIRTIO,
			Firmware.UEFI, 2, 2, 20),
	/** Asks for UEFI with Secure Boot and for a TPM; knows virtio with the drivers of a disc. */
	WINDOWS_11("Windows 11", "q35, UEFI with Secure Boot, TPM; virtio with a disc of drivers", "q35", Bus.SATA,
			Card.E1000E, Graphics.STANDARD, Firmware.SECURE_UEFI, 2, 4, 64),
	/** Knows what a computer of its time had. */
	OLDER_WINDOWS("Windows before 10", "i440fx, IDE disk, e1000 card, BIOS", "pc", Bus.IDE, Card.E1000,
			Graphics.STANDARD, Firmware.BIOS, 1, 2, 32),
	/** Knows virtio. */
	BSD("BSD", "virtio devices, q35, BIOS", "q35", Bus.VIRTIO, Card.VIRTIO, Graphics.STANDARD, Firmware.BIOS, 2, 2, 20),
	/** Whatever else. */
	OTHER("Something else", "what most systems know: i440fx, IDE disk, e1000 card, BIOS", "pc", Bus.IDE, Card.E1000,
			Graphics.STANDARD, Firmware.BIOS, 1, 1, 8);

	/** By what a disk is attached. */
	enum Bus {
		VIRTIO, SATA, IDE
	}

	/** Which network card there is. */
	enum Card {
		VIRTIO("virtio-net-pci"), E1000E("e1000e"), E1000("e1000");

		private final String device;

		Card(String device) {
			this.device = device;
		}

		String device() {
			return device;
		}
	}

	private static final long GIB = 1L << 30;
	private static final long LEAST = 256L << 20;

	private final String words;
	private final String meaning;
	private final String machine;
	private final Bus bus;
	private final Card card;
	private final Graphics graphics;
	private final Firmware firmware;
	private final int processors;
	private final int gibibytes;
	private final int diskGibibytes;

	Preset(String words, String meaning, String machine, Bus bus, Card card, Graphics graphics, Firmware firmware,
			int processors, int gibibytes, int diskGibibytes) {
		this.words = words;
		this.meaning = meaning;
		this.machine = machine;
		this.bus = bus;
		this.card = card;
		this.graphics = graphics;
		this.firmware = firmware;
		this.processors = processors;
		this.gibibytes = gibibytes;
		this.diskGibibytes = diskGibibytes;
	}

	/** What a person chooses. */
	public String words() {
		return words;
	}

	/** What it means for the machine, in a few words. */
	public String meaning() {
		return meaning;
	}

	/** The machine type, as QEMU's alias. */
	public String machine() {
		return machine;
	}

	/** What its machines begin with. */
	public Graphics graphics() {
		return graphics;
	}

	/** What its machines begin with. */
	public Firmware firmware() {
		return firmware;
	}

	/** How many processors a machine of its begins with on such a computer. */
	public int processors(HostResources computer) {
		return computer.processors() == 0 ? processors : Math.clamp(computer.processors(), 1, processors);
	}

	/** How much memory, in bytes: never more than half of what the computer has. */
	public long memory(HostResources computer) {
		long wanted = gibibytes * GIB;
		return computer.memoryBytes() == 0
				? wanted
				: Math.max(LEAST, Math.min(wanted, Long.highestOneBit(computer.memoryBytes() / 2)));
	}

	/** How large a new disk is, in bytes. */
	public long disk() {
		return diskGibibytes * GIB;
	}

	/** Whether it wants a TPM. */
	public boolean tpm() {
		return this == WINDOWS_11;
	}

	/** Whether it knows its virtio devices only by a disc with drivers. */
	public boolean needsDrivers() {
		return this == WINDOWS_11;
	}

	/** Whether its clock shows local time. */
	boolean localTime() {
		return this == WINDOWS_11 || this == OLDER_WINDOWS;
	}

	/** Whether there are root ports, which have to be there from the start so that devices can be plugged in later. */
	boolean hasRootPorts() {
		return machine.equals("q35");
	}

	Bus bus(boolean drivers) {
		return needsDrivers() && drivers ? Bus.VIRTIO : bus;
	}

	Card card(boolean drivers) {
		return needsDrivers() && drivers ? Card.VIRTIO : card;
	}
}
