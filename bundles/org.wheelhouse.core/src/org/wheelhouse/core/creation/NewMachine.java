package org.wheelhouse.core.creation;

import java.nio.file.Path;
import java.util.Optional;

import org.wheelhouse.host.HostResources;

/**
 * All that a person chooses of a new machine, complete from the beginning, with what is drawn by lot in it. Immutable.
 *
 * @param source     what it starts from
 * @param preset     what will run in it
 * @param name       what a person calls it
 * @param folder     in which its own folder is made
 * @param processors how many
 * @param memory     bytes
 * @param disk       its first disk, where the source brings none along
 * @param network    how it reaches others
 * @param screen     who sees its screen
 * @param graphics   its adapter
 * @param firmware   what it begins with
 * @param drivers    a disc with drivers
 * @param tpm        whether it has a TPM
 * @param extras     what is as usual at first
 * @param identity   what no other has
 */
public record NewMachine(Source source, Preset preset, String name, Path folder, int processors, long memory, Disk disk,
		Network network, Screen screen, Graphics graphics, Firmware firmware, Optional<Path> drivers, boolean tpm,
		Extras extras, Identity identity) {

	/** The first port that is tried for SSH. */
	public static final int FIRST_SSH_PORT = 2222;

	/**
	 * One that begins as a preset has it.
	 *
	 * @param folder   for machines
	 * @param computer on which it is to run
	 */
	public static NewMachine of(Source source, Preset preset, String name, Path folder, HostResources computer) {
		return new NewMachine(source, preset, name, folder, 0, 0, new Disk.None(), new Network.User(FIRST_SSH_PORT),
				Screen.PRIVATE_VNC, Graphics.NONE, Firmware.BIOS, Optional.empty(), false, Extras.NONE,
				Identity.fresh())
				.as(preset, computer);
	}

	/** As another preset has it; what it starts from, its name, folder, network and identity stay. */
	public NewMachine as(Preset other, HostResources computer) {
		boolean installed = source instanceof Source.Installer;
		return new NewMachine(source, other, name, folder, other.processors(computer), other.memory(computer),
				source instanceof Source.Kernel || source instanceof Source.Empty
						? new Disk.None()
						: new Disk.Fresh(other.disk()),
				network, screen, other.graphics(), installed ? other.firmware() : Firmware.BIOS, drivers,
				other.tpm() && installed, extras, identity);
	}

	/** The same from something else. */
	public NewMachine with(Source other) {
		return new NewMachine(other, preset, name, folder, processors, memory, disk, network, screen, graphics,
				firmware, drivers, tpm, extras, identity);
	}

	/** The same with another name. */
	public NewMachine withName(String other) {
		return new NewMachine(source, preset, other, folder, processors, memory, disk, network, screen, graphics,
				firmware, drivers, tpm, extras, identity);
	}

	/** The same in another folder. */
	public NewMachine withFolder(Path other) {
		return new NewMachine(source, preset, name, other, processors, memory, disk, network, screen, graphics,
				firmware, drivers, tpm, extras, identity);
	}

	/** The same with another number of processors. */
	public NewMachine withProcessors(int other) {
		return new NewMachine(source, preset, name, folder, other, memory, disk, network, screen, graphics, firmware,
				drivers, tpm, extras, identity);
	}

	/** The same with other memory, in bytes. */
	public NewMachine withMemory(long other) {
		return new NewMachine(source, preset, name, folder, processors, other, disk, network, screen, graphics,
				firmware, drivers, tpm, extras, identity);
	}

	/** The same with another disk. */
	public NewMachine with(Disk other) {
		return new NewMachine(source, preset, name, folder, processors, memory, other, network, screen, graphics,
				firmware, drivers, tpm, extras, identity);
	}

	/** The same in another network. */
	public NewMachine with(Network other) {
		return new NewMachine(source, preset, name, folder, processors, memory, disk, other, screen, graphics, firmware,
				drivers, tpm, extras, identity);
	}

	/** The same with another screen. */
	public NewMachine with(Screen other) {
		return new NewMachine(source, preset, name, folder, processors, memory, disk, network, other, graphics,
				firmware, drivers, tpm, extras, identity);
	}

	/** The same with another graphics adapter. */
	public NewMachine with(Graphics other) {
		return new NewMachine(source, preset, name, folder, processors, memory, disk, network, screen, other, firmware,
				drivers, tpm, extras, identity);
	}

	/** The same with another firmware. */
	public NewMachine with(Firmware other) {
		return new NewMachine(source, preset, name, folder, processors, memory, disk, network, screen, graphics, other,
				drivers, tpm, extras, identity);
	}

	/** The same with a disc of drivers, or without. */
	public NewMachine withDrivers(Optional<Path> other) {
		return new NewMachine(source, preset, name, folder, processors, memory, disk, network, screen, graphics,
				firmware, other, tpm, extras, identity);
	}

	/** The same with a TPM, or without. */
	public NewMachine withTpm(boolean other) {
		return new NewMachine(source, preset, name, folder, processors, memory, disk, network, screen, graphics,
				firmware, drivers, other, extras, identity);
	}

	/** The same with other extras. */
	public NewMachine with(Extras other) {
		return new NewMachine(source, preset, name, folder, processors, memory, disk, network, screen, graphics,
				firmware, drivers, tpm, other, identity);
	}

	/** The machine's own folder. */
	public Path home() {
		return folder.resolve(FileNames.of(name));
	}

	/** The file of its definition. */
	public Path definition() {
		return home().resolve(FileNames.of(name) + FileNames.DEFINITION);
	}

	/** The image that becomes its first disk, when there is one; what becomes of it is {@link #use()}. */
	Optional<Path> image() {
		return source.isDisk()
				? source.image()
				: disk instanceof Disk.Image(var file, _) ? Optional.of(file) : Optional.empty();
	}

	/** How that gets into the machine. */
	Source.Use use() {
		return switch (source) {
			case Source.DiskImage(_, var use) -> use;
			case Source.CloudImage(_, var use, _) -> use;
			case Source.Installer _,Source.Kernel _,Source.Empty _ ->
				disk instanceof Disk.Image(_, var use) ? use : Source.Use.USE;
		};
	}
}
