package org.wheelhouse.faulttest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.capability.QemuCapability;
import org.wheelhouse.core.capability.QemuFacts;
import org.wheelhouse.core.definition.check.Problems;
import org.wheelhouse.core.definition.check.Severity;
import org.wheelhouse.core.definition.check.Surroundings;
import org.wheelhouse.core.definition.check.TakenPort;
import org.wheelhouse.core.failure.Fault;
import org.wheelhouse.emulator.LocalHost;
import org.wheelhouse.emulator.LocalHosts;
import org.wheelhouse.host.DefinitionText;

/** A definition is wrong, and that is told before it is started. */
@Tag("qemu")
class DefinitionFaultsTest {

	@RegisterExtension
	static final Matrix MATRIX = new Matrix("A definition has a problem");

	/** What is wrong, and the options that have it. */
	private static final String[][] ROWS = {{"An option is not known", "-devise e1000"},
			{"An option is gone", "-soundhw ac97"}, {"A machine type is not known", "-machine q36"},
			{"A property of the machine is not known", "-machine q35,hpte=off"},
			{"A processor is not known", "-cpu Haswel"}, {"A device is not known", "-device virtio-net-pcj"},
			{"A property of a device is not known", "-device virtio-net-pci,masc=1"},
			{"A value is neither on nor off", "-device virtio-net-pci,mq=1"},
			{"A value is no number", "-device virtio-net-pci,vectors=four"},
			{"A value is not of its type in JSON", "-device '{\"driver\":\"virtio-net-pci\",\"mq\":\"on\"}'"},
			{"JSON cannot be read", "-device '{\"driver\":\"e1000\",}'"},
			{"A value is none of its choices", "-drive if=virtio,file=disk.qcow2,cache=writebak"},
			{"An id is given twice", "-device e1000,id=a -device e1000,id=a"},
			{"An id is used that nothing has", "-netdev user,id=net0 -device e1000,netdev=net1"},
			{"A bus is not there", "-device usb-tablet,bus=xhci.0"},
			{"Two devices are in one slot", "-device e1000,addr=5 -device e1000,addr=5"},
			{"Two drives are in one place", "-hda disk.qcow2 -drive file=disk.qcow2,index=0"},
			{"A port is taken", "-vnc 127.0.0.1:1"},
			{"A rule forwards no port", "-nic user,hostfwd=tcp:2222:22"},
			{"There is less memory than the machine gets", "-m 64G"},
			{"A topology has another product", "-smp 4,sockets=1,cores=1,threads=1"},
			{"maxmem is a number of bytes", "-m 2G,maxmem=4096"},
			{"Two ways to name an accelerator", "-machine q35,accel=kvm -accel tcg"},
			{"A file is missing", "-hda dsik.qcow2"}, {"A file is a folder", "-hda folder"},
			{"An image is of another format", "-drive if=virtio,file=disk.qcow2,format=raw"},
			{"A comma ends a name", "-drive if=none,id=d,file=disk.qcow2,b.img"},
			{"Secure Boot is on an old PC", "-machine pc -drive if=pflash,readonly=on,file=OVMF_CODE.secboot.fd"},
			{"The firmware's variables are raw", "-drive if=pflash,format=raw,file=VARS.fd"},
			{"The firmware's variables are the first drive",
					"-drive if=pflash,format=qcow2,file=vars.qcow2 -hda disk.qcow2"},
			{"A keyboard layout is not known", "-k xx"}, {"An option does nothing", "-vga std -vga qxl"},
			{"A shared folder has no device", "-fsdev local,id=f,path=folder,security_model=none"}};

	@TempDir
	Path folder = Path.of("");

	@Test
	void eachIsToldWithWhatToDo() throws Exception {
		try (var host = LocalHosts.in(folder.resolve("run"));
				var waiting = Executors.newVirtualThreadPerTaskExecutor()) {
			var head = ByteBuffer.allocate(104).putInt(0, 0x514649fb).putInt(4, 3).putLong(24, 1 << 30);
			for (var name : List.of("disk.qcow2", "vars.qcow2")) {
				Files.write(folder.resolve(name), head.array());
			}
			Files.write(folder.resolve("OVMF_CODE.secboot.fd"), new byte[4096]);
			Files.write(folder.resolve("VARS.fd"), new byte[4096]);
			Files.createDirectory(folder.resolve("folder"));
			var facts = new QemuCapability(waiting).of(host, Path.of("/usr/bin/qemu-system-x86_64")).get(60,
					TimeUnit.SECONDS);
			for (var row : ROWS) {
				MATRIX.row(row[0], "`" + row[1] + "`",
						new Places().name(folder, "FOLDER").name(facts.version(), "VERSION"),
						first(host, facts, row[1]));
			}
		}
	}

	private Fault first(LocalHost host, QemuFacts facts, String options) throws Exception {
		var definition = DefinitionText.parse("qemu-system-x86_64 " + options);
		var there = Surroundings
				.look(host.files(), definition, folder,
						List.of(new TakenPort(false, "127.0.0.1", 5901, "the machine other")),
						OptionalLong.of(4L << 30))
				.get(10, TimeUnit.SECONDS);
		var problems = Problems.of(definition, facts, there);
		assertEquals(1, problems.size(), problems::toString);
		var problem = problems.getFirst();
		assertTrue(problem.option() >= 0 && problem.severity().compareTo(Severity.WARNING) <= 0, problem::toString);
		return new Fault(problem.message(), "", "", List.of(), problem.remedy());
	}
}
