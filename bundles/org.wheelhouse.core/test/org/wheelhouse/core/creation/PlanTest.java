package org.wheelhouse.core.creation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wheelhouse.core.capability.Backends;
import org.wheelhouse.core.capability.CpuModel;
import org.wheelhouse.core.capability.QemuFacts;
import org.wheelhouse.core.creation.FieldProblem.Field;
import org.wheelhouse.host.AcceleratorChoice;
import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.host.HostProfile;
import org.wheelhouse.host.HostResources;

class PlanTest {

	private static final HostResources COMPUTER = new HostResources(8, 16L << 30, 10L << 30);
	private static final Path FOLDER = Path.of("/home/ops/machines");
	private static final Path IMAGE = Path.of("/srv/images/a.qcow2");

	static Surroundings around() {
		return Surroundings.UNKNOWN.with(new HostOffer("this computer", true,
				new HostProfile(
						List.of(new HostProfile.Binary(Path.of("/usr/bin/qemu-system-x86_64"), "7.2.22", "x86_64")),
						new AcceleratorChoice("tcg", "")),
				org.wheelhouse.core.firmware.FirmwareCatalog.NONE, COMPUTER, false, facts()));
	}

	/** A QEMU with some models and without PulseAudio. */
	private static QemuFacts facts() {
		var none = QemuFacts.NONE;
		var models = List.of(new CpuModel("max", "max-x86_64-cpu", List.of(), false),
				new CpuModel("Haswell", "Haswell-x86_64-cpu", List.of("pcid"), false));
		var backends = new Backends(Map.of(), Map.of(), Map.of(), Map.of("none", List.of(), "alsa", List.of()),
				Map.of(), Map.of(), none.backends().tpms(), none.backends().vgas());
		return new QemuFacts("10.0.13", none.machines(), Map.of("tcg", models), none.cpuKeys(), none.devices(),
				backends, none.takesValue(), none.groups(), none.untold());
	}

	private static NewMachine machine(Source source, Preset preset, String name) {
		var drawn = NewMachine.of(source, preset, name, FOLDER, COMPUTER);
		return new NewMachine(drawn.source(), drawn.preset(), drawn.name(), drawn.folder(), drawn.processors(),
				drawn.memory(), drawn.disk(), drawn.network(), drawn.screen(), drawn.graphics(), drawn.firmware(),
				drawn.drivers(), drawn.tpm(), drawn.extras(),
				new Identity(UUID.fromString("2f9d6a44-0c7b-4e0e-8f3c-b1a54f0c6e21"), "52:54:00:c4:1e:88"));
	}

	@Test
	void anInstallersDiscGivesALinuxMachineAsItIsWritten() {
		var plan = Plan.of(machine(new Source.Installer(Optional.of(Path.of("/home/ops/iso/debian-12.iso"))),
				Preset.LINUX, "debian-12"), around());
		assertEquals(
				"""
						#!/bin/sh
						exec qemu-system-x86_64 \\
							-name debian-12 \\
							-uuid 2f9d6a44-0c7b-4e0e-8f3c-b1a54f0c6e21 \\
							-machine q35 \\
							-cpu max \\
							-smp 2,maxcpus=8 \\
							-m 2G,slots=4,maxmem=8G \\
							-device pcie-root-port,id=rp1,chassis=1 \\
							-device pcie-root-port,id=rp2,chassis=2 \\
							-device pcie-root-port,id=rp3,chassis=3 \\
							-device pcie-root-port,id=rp4,chassis=4 \\
							-device pcie-root-port,id=rp5,chassis=5 \\
							-device pcie-root-port,id=rp6,chassis=6 \\
							-device pcie-root-port,id=rp7,chassis=7 \\
							-blockdev driver=qcow2,node-name=disk0-image,discard=unmap,file.driver=file,file.filename=disk0.qcow2 \\
							-device virtio-blk-pci,id=disk0,bus=rp1,drive=disk0-image,bootindex=1 \\
							-blockdev driver=raw,node-name=disc,read-only=on,file.driver=file,file.filename=/home/ops/iso/debian-12.iso \\
							-device ide-cd,id=cd0,bus=ide.1,drive=disc,bootindex=2 \\
							-netdev user,id=net0,hostfwd=tcp:127.0.0.1:2222-:22 \\
							-device virtio-net-pci,id=nic0,netdev=net0,bus=rp2,mac=52:54:00:c4:1e:88 \\
							-device virtio-vga \\
							-device qemu-xhci,id=usb \\
							-device usb-tablet,id=tablet,bus=usb.0 \\
							-device virtio-balloon-pci,id=bal0,bus=rp3
						""",
				plan.text());
		assertEquals(
				List.of("create the folder /home/ops/machines/debian-12", "create disk0.qcow2 (20 GiB)",
						"write the definition debian-12.qemu"),
				plan.steps().stream().map(FileStep::sentence).toList());
		assertTrue(plan.isPossible(), plan.problems()::toString);
	}

	@Test
	void whatIsMissingIsSaidAtItsFieldAndThereIsATextAllTheSame() {
		var plan = Plan.of(machine(new Source.Installer(Optional.empty()), Preset.LINUX, " "), around());
		assertEquals(Set.of(Field.FILE, Field.NAME),
				Set.copyOf(plan.problems().stream().map(FieldProblem::field).toList()));
		assertTrue(plan.text().contains("-cpu max"), plan::text);
	}

	@Test
	void anotherValueChangesItsPartOfTheTextOnly() {
		var one = machine(new Source.Empty(), Preset.BSD, "one");
		var text = Plan.of(one, around()).text();
		assertEquals(text, Plan.of(one, around()).text());
		assertEquals(text.replace("-m 2G,", "-m 3G,").replace("maxmem=8G", "maxmem=12G"),
				Plan.of(one.withMemory(3L << 30), around()).text());
	}

	@Test
	void anImageIsUsedCopiedOrPutUnderAnOverlay() {
		var machine = machine(new Source.DiskImage(Optional.of(IMAGE), Source.Use.USE), Preset.LINUX, "a");
		assertTrue(Plan.of(machine, around()).text().contains("file.filename=" + IMAGE));
		var overlay = Plan.of(machine.with(new Source.DiskImage(Optional.of(IMAGE), Source.Use.OVERLAY)), around());
		assertTrue(overlay.text().contains("file.filename=disk0.qcow2"), overlay::text);
		assertEquals("create /home/ops/machines/a/disk0.qcow2, an overlay that keeps what differs from " + IMAGE,
				overlay.steps().get(1).sentence());
		var copy = Plan.of(machine.with(new Source.DiskImage(Optional.of(IMAGE), Source.Use.COPY)), around());
		assertEquals(FileStep.Action.COPY, copy.steps().get(1).action());
		assertEquals(overlay.text(), copy.text());
	}

	@Test
	void aCloudImageGetsASeedThatIsFoundAgain() throws Exception {
		var seed = new Source.Seed("ops", "ssh-ed25519 AAAA ops@here", "", "");
		var machine = machine(new Source.CloudImage(Optional.of(IMAGE), Source.Use.OVERLAY, seed), Preset.LINUX, "c");
		var plan = Plan.of(machine, around());
		var text = DefinitionText.parse(plan.text());
		var options = CloudSeed.optionsOf(text);
		assertEquals(2, options.size());
		assertFalse(text.without(options).text().contains("seed"));
		assertTrue(plan.isPossible(), plan.problems()::toString);
		assertFalse(plan.text().contains("AAAA"));
	}

	@Test
	void aKernelIsStartedByItself() {
		var plan = Plan.of(machine(new Source.Kernel(Optional.of(Path.of("/boot/vm,linuz")),
				Optional.of(Path.of("/boot/initrd")), "console=ttyS0 quiet"), Preset.LINUX, "k"), around());
		assertTrue(
				plan.text().contains(
						"-kernel /boot/vm,linuz \\\n\t-initrd /boot/initrd \\\n\t-append 'console=ttyS0 quiet'"),
				plan::text);
	}

	@ParameterizedTest
	@ValueSource(strings = {"a b", "a,b", "a=b", "it's", "say \"so\"", "Größe", "😀", "x;$(y)`z`", "-dash", "…/..",
			".hidden",
			"/etc/passwd", "C:\\x"})
	void anyNameIsKeptInTheDefinitionAndGivesOneFolder(String name) throws Exception {
		var machine = machine(new Source.Empty(), Preset.LINUX, name);
		var plan = Plan.of(machine, around());
		assertEquals(machine.folder(), machine.home().normalize().getParent());
		var model = new org.wheelhouse.core.definition.DefinitionModel().read(plan.text(), "none");
		assertEquals(name, model.getName());
		assertTrue(plan.isPossible(), plan.problems()::toString);
	}

	@Test
	void aLongNameFitsIntoAFileSystem() {
		var machine = machine(new Source.Empty(), Preset.LINUX, "😀".repeat(200));
		assertTrue(String.valueOf(machine.definition().getFileName())
				.getBytes(java.nio.charset.StandardCharsets.UTF_8).length < 255);
		assertTrue(Plan.of(machine, around()).text().contains("😀".repeat(200)));
	}

	/** Pasted by mistake: told at once, and the window goes on. */
	@Test
	@Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void aNameOfMebibytesIsRefusedAtOnce() {
		var plan = Plan.of(machine(new Source.Empty(), Preset.LINUX, "ü".repeat(1 << 20)), around());
		assertEquals(Optional.of("A name has at most 1000 letters."), plan.problem(Field.NAME));
		assertEquals("ü".repeat(100), String.valueOf(plan.machine().home().getFileName()));
	}

	@Test
	void figuresThatTheComputerDoesNotHaveAreRefused() {
		var machine = machine(new Source.Empty(), Preset.LINUX, "big").withMemory(17L << 30).withProcessors(0)
				.with(new Network.User(80));
		var plan = Plan.of(machine, around());
		assertEquals(Optional.of("This computer has 16 GiB of memory."), plan.problem(Field.MEMORY));
		assertTrue(plan.problem(Field.CPUS).isPresent());
		assertTrue(plan.problem(Field.SSH_PORT).isPresent());
	}

	@Test
	void extrasAreOptionsOfTheirOwn() {
		var plain = machine(new Source.Empty(), Preset.LINUX, "e");
		var machine = plain.with(new Extras(Optional.empty(), "Haswell,-hle", 4L << 30, Sound.ALSA,
				Optional.of(Path.of("/srv/a,b"))));
		var plan = Plan.of(machine, around());
		var before = Plan.of(plain, around()).text();
		assertEquals(List.of("-cpu Haswell,-hle",
				"-blockdev driver=qcow2,node-name=disk1-image,discard=unmap,file.driver=file,file.filename=disk1.qcow2",
				"-device virtio-blk-pci,id=disk1,bus=rp1,drive=disk1-image", "-audiodev alsa,id=sound",
				"-device ich9-intel-hda,id=hda", "-device hda-duplex,id=card,bus=hda.0,audiodev=sound",
				"-fsdev local,id=shared,security_model=mapped-xattr,path=/srv/a,,b",
				"-device virtio-9p-pci,id=share0,fsdev=shared,mount_tag=shared,bus=rp3"),
				plan.text().lines().map(line -> line.replace(" \\", "").strip()).filter(
						line -> !before.contains(line) && !line.matches(".*(root-port|nic0|bal0|exec).*")).toList());
		assertTrue(plan.isPossible(), plan.problems()::toString);
		assertTrue(plan.steps().stream().anyMatch(step -> step.sentence().equals("create disk1.qcow2 (4 GiB)")));
	}

	@Test
	void extrasThatThisQemuOrComputerDoesNotHaveAreRefused() {
		var plan = Plan.of(machine(new Source.Empty(), Preset.LINUX, "e").with(
				new Extras(Optional.empty(), "Z80", 1, Sound.PULSEAUDIO, Optional.of(Path.of("/srv")))), around());
		assertEquals(Optional.of("QEMU 10.0.13 has no processor model Z80 here. Choose one of those that are listed."),
				plan.problem(Field.PROCESSOR));
		assertEquals(Optional.of("QEMU 10.0.13 is made without pa, but has alsa, none. Choose another."),
				plan.problem(Field.SOUND));
		assertTrue(plan.problem(Field.SECOND_DISK).isPresent());
	}

	@Test
	void windowsWithoutUefiOrTpmOnTheComputerIsRefusedAtTheirFields() {
		var plan = Plan.of(machine(new Source.Installer(Optional.of(Path.of("/w.iso"))), Preset.WINDOWS_11, "w"),
				around());
		assertEquals(Set.of(Field.FIRMWARE, Field.TPM),
				Set.copyOf(plan.problems().stream().map(FieldProblem::field).toList()));
	}
}
