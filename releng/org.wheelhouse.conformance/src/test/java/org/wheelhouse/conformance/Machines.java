package org.wheelhouse.conformance;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Makes the machines that commands are tried on, each in a folder of its own below one that goes with this. */
final class Machines implements AutoCloseable {

	static final String UUID = "550e8400-e29b-41d4-a716-446655440000";
	/** Not a power of two, in bytes. */
	static final long LINUX_MEMORY = 262208L << 10;
	private static final int MIB = 1 << 20;

	private final Qemu qemu;
	private final Path root;
	private final Path guest;

	Machines(Qemu qemu) throws IOException {
		this.qemu = qemu;
		root = Files.createTempDirectory(
				Path.of(System.getProperty("wheelhouse.work", System.getProperty("java.io.tmpdir"))), "wh");
		guest = Path.of(System.getProperty("wheelhouse.guest", "missing"));
		if (!Files.exists(guest.resolve("vmlinuz"))) {
			throw new IOException("-Dwheelhouse.guest is missing: run this by releng/test");
		}
	}

	private Path folder() throws IOException {
		return Files.createTempDirectory(root, "m");
	}

	/** One that stands still, with nothing in it but these options. */
	Subject bare(String... options) throws IOException {
		List<String> all = new ArrayList<>(
				List.of("-machine", "pc", "-accel", "tcg", "-m", "16", "-nodefaults", "-S"));
		all.addAll(List.of(options));
		return new Subject(qemu, folder(), all);
	}

	/** Linux with disks by {@code -drive} and by {@code -blockdev}, a disc, a card, a balloon, and VNC with a password. */
	Subject linux() throws IOException {
		Path folder = folder();
		create(folder, "data.qcow2", "64M");
		create(folder, "disk0.qcow2", "64M");
		// A disk whose backing file is slow, so that a job that reads it can be met at work.
		try (RandomAccessFile base = new RandomAccessFile(folder.resolve("base.raw").toFile(), "rw")) {
			byte[] noise = new byte[MIB];
			new Random(1).nextBytes(noise);
			for (int written = 0; written < 32; written++) {
				base.write(noise);
			}
		}
		create(folder, "slow.qcow2", "32M");
		Files.copy(guest.resolve("disc.iso"), folder.resolve("a.iso"));
		Files.copy(guest.resolve("disc.iso"), folder.resolve("b.iso"));
		return new Subject(qemu, folder, List.of("-machine", "pc", "-accel", "tcg", "-cpu", "max", "-smp", "2", "-m",
				(LINUX_MEMORY >> 10) + "k", "-nodefaults", "-vga", "std", "-name", "linux", "-uuid", UUID, "-kernel",
				guest.resolve("vmlinuz").toString(), "-initrd", guest.resolve("initrd").toString(), "-append",
				"console=ttyS0,115200 console=tty1 quiet panic=-1 tsc=reliable mitigations=off nokaslr no_timer_check maxcpus=1",
				"-drive", "if=none,id=virtio-data,file=FOLDER/data.qcow2,format=qcow2", "-device",
				"virtio-blk-pci,id=data,drive=virtio-data", "-blockdev",
				"driver=qcow2,node-name=disk0-image,file.driver=file,file.filename=FOLDER/disk0.qcow2", "-device",
				"virtio-blk-pci,id=disk0,drive=disk0-image", "-object", "throttle-group,id=slowly,x-bps-total=1048576",
				"-blockdev",
				"driver=throttle,throttle-group=slowly,node-name=slow-base,file.driver=file,file.filename=FOLDER/base.raw",
				"-blockdev", "driver=raw,node-name=slow-raw,file=slow-base", "-blockdev",
				"driver=qcow2,node-name=slow,backing=slow-raw,file.driver=file,file.filename=FOLDER/slow.qcow2",
				"-device", "virtio-blk-pci,id=slow0,drive=slow", "-drive",
				"if=none,id=ide1-cd0,media=cdrom,format=raw,file=FOLDER/a.iso", "-device",
				"ide-cd,id=cd0,bus=ide.1,drive=ide1-cd0", "-netdev", "user,id=net0", "-device",
				"virtio-net-pci,id=nic0,netdev=net0", "-device", "virtio-balloon-pci,id=bal0", "-vnc",
				"127.0.0.1:0,to=99,password=on", "-chardev",
				"socket,id=serial0,server=on,wait=off,path=FOLDER/serial,logfile=FOLDER/serial.log", "-serial",
				"chardev:serial0"));
	}

	private static void create(Path folder, String name, String size) throws IOException {
		Qemu.output("qemu-img", "create", "-q", "-f", "qcow2", folder.resolve(name).toString(), size);
	}

	@Override
	public void close() throws IOException {
		try (var files = Files.walk(root)) {
			files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
		}
	}
}
