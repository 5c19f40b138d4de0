package org.wheelhouse.core.definition.form;

/** What a section is about, in the order in which they are shown. */
public enum SectionKind {
	/** Name, UUID, what happens at start and end, the clock. */
	IDENTITY,
	/** Machine type, accelerator, firmware. */
	MACHINE,
	/** Model and topology of the processor. */
	PROCESSOR,
	/** Size, slots, backends. */
	MEMORY,
	/** Boot order, and a kernel that is booted without a disk. */
	BOOT,
	/** Disks and their controllers. */
	DISKS,
	/** CD drives and floppies. */
	REMOVABLE,
	/** Network cards and what is behind them. */
	NETWORK,
	/** Graphics adapters and how they are shown. */
	DISPLAY,
	/** Sound cards and what is behind them. */
	SOUND,
	/** USB controllers and what is plugged into them. */
	USB,
	/** Serial ports, consoles, monitors, character devices. */
	SERIAL,
	/** The trusted platform module. */
	TPM,
	/** Random numbers, balloon, watchdog, panic device. */
	MISCELLANEOUS,
	/** Folders of the host that the guest sees: 9p and virtiofs. */
	SHARED_FOLDERS,
	/** Ports and bridges into which something can be plugged. */
	PLACES,
	/** Every option that no other section has. */
	AS_WRITTEN
}
