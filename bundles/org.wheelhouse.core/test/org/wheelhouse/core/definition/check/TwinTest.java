package org.wheelhouse.core.definition.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wheelhouse.host.CommandLineException;
import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.host.ProgramResult;
import org.wheelhouse.host.QemuCommandLine;

/** What each kind of option becomes in a twin, and where QEMU's words about one belong. */
class TwinTest {

	private static final Path FOLDER = Path.of("/srv/vm");
	private static final String TAIL = " -accel tcg -S -display none -monitor none -qmp stdio";
	private static final Map<Path, Long> SIZES = Map.of(Path.of("/srv/vm/a.qcow2"), 1L << 32);

	private static Twin twin(String options) throws CommandLineException {
		return twin(options, Surroundings.unknown(FOLDER));
	}

	private static Twin twin(String options, Surroundings there) throws CommandLineException {
		var definition = DefinitionText.parse("qemu-system-x86_64 " + options);
		return TwinMaker.of(Said.of(definition.options(), there.configs()), there, TwinMaker.sizes(SIZES));
	}

	private static String line(Twin twin) {
		var line = QemuCommandLine.quoted(twin.arguments());
		assertTrue((" " + line).endsWith(TAIL), line);
		return (" " + line).substring(0, line.length() + 1 - TAIL.length()).strip();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			-hda a.qcow2 | -drive index=0,media=disk,driver=null-co,size=4294967296,read-zeroes=on
			-cdrom c.iso | -drive index=2,media=cdrom,driver=null-co,size=1073741824,read-zeroes=on
			a.qcow2 | -drive index=0,media=disk,driver=null-co,size=4294967296,read-zeroes=on
			-fda f.img | -drive if=floppy,index=0,driver=null-co,size=1474560,read-zeroes=on
			-pflash f.fd | -drive if=pflash,driver=null-co,size=4194304,read-zeroes=on
			-drive if=none,id=d,file=a.qcow2,format=qcow2,cache=none,aio=native,snapshot=on,readonly=on,werror=stop | -drive if=none,id=d,readonly=on,werror=stop,driver=null-co,size=4294967296,read-zeroes=on
			-drive file.driver=nbd,file.server.type=unix,file.server.path=/s,if=virtio | -drive if=virtio,driver=null-co,size=1073741824,read-zeroes=on
			-drive if=ide,media=cdrom | -drive if=ide,media=cdrom
			-drive file=a.qcow2,foo=bar | -drive foo=bar,driver=null-co,size=4294967296,read-zeroes=on
			-blockdev file,node-name=f,filename=a.qcow2,read-only=on,locking=off | -blockdev driver=null-co,node-name=f,read-only=on,size=4294967296,read-zeroes=on
			-blockdev qcow2,node-name=q,file=f,backing=b,l2-cache-size=1M | -blockdev driver=raw,node-name=q,file=f
			-blockdev qcow2,node-name=q,file.driver=file,file.filename=a.qcow2 | -blockdev driver=raw,node-name=q,file.driver=null-co,file.size=4294967296,file.read-zeroes=on
			-blockdev '{"driver":"qcow2","node-name":"q","file":{"driver":"file","filename":"a.qcow2"},"backing":null}' | -blockdev '{"driver":"raw","node-name":"q","file":{"driver":"null-co","size":4294967296,"read-zeroes":true}}'
			-blockdev throttle,node-name=t,throttle-group=g,file=q | -blockdev driver=throttle,node-name=t,throttle-group=g,file=q
			-blockdev quorum,node-name=q,vote-threshold=1,children.0.driver=qcow2,children.0.file.driver=file,children.0.file.filename=a.qcow2 | -blockdev driver=quorum,node-name=q,vote-threshold=1,children.0.driver=raw,children.0.file.driver=null-co,children.0.file.size=4294967296,children.0.file.read-zeroes=on
			-blockdev '{"driver":"quorum","node-name":"q","children":[{"driver":"file","filename":"a.qcow2"}]}' | -blockdev '{"driver":"quorum","node-name":"q","children":[{"driver":"null-co","size":4294967296,"read-zeroes":true}]}'
			-drive driver=quorum,children.0.file.filename=a.qcow2,if=virtio | -drive if=virtio,driver=null-co,size=1073741824,read-zeroes=on
			-blockdev nbd,node-name=n,server.type=unix,server.path=/s,export=e | -blockdev driver=null-co,node-name=n,size=1073741824,read-zeroes=on
			-chardev socket,id=c,path=/s,server=on,logfile=l,mux=on | -chardev null,id=c,mux=on
			-serial unix:/s,server=on -serial none -parallel file:x -serial chardev:c | -serial null -serial none -parallel null -serial chardev:c
			-monitor stdio -qmp tcp::4444,server -mon chardev=c -gdb tcp::1 -s -S |
			-netdev tap,id=n,ifname=t,script=/x,vhost=on | -netdev user,id=n,restrict=on
			-netdev user,id=n,net=10.0.3.0/24,hostfwd=tcp::2222-:22,guestfwd=tcp:10.0.2.1:1-cmd:x,smb=/,tftp=/ | -netdev user,restrict=on,id=n,net=10.0.3.0/24
			-nic bridge,br=b,model=e1000,mac=52:54:00:00:00:01 -nic none | -nic user,model=e1000,mac=52:54:00:00:00:01,restrict=on -nic none
			-net nic,model=virtio -net tap,script=/x -net none | -net nic,model=virtio -net user,restrict=on -net none
			-display gtk,gl=on -vnc :1 -spice port=1,password=x -nographic |
			-chardev socket,id=t,path=/s -tpmdev emulator,id=tpm,chardev=t -device tpm-tis,tpmdev=tpm | -chardev null,id=t
			-fsdev local,id=f,path=/,security_model=none -virtfs local,path=/,mount_tag=m,security_model=none | -fsdev synth,id=f -virtfs synth,mount_tag=m
			-object memory-backend-file,id=m,size=1G,mem-path=/dev/hugepages,share=on,prealloc=on -mem-prealloc | -object memory-backend-ram,id=m,size=1G,share=on
			-object rng-random,id=r,filename=/dev/random -object secret,id=s,file=/k | -object rng-builtin,id=r -object secret,data=x,id=s
			-object x-not-known,id=o,path=/s -object iothread,id=i -device e1000,id=n | -object iothread,id=i -device e1000,id=n
			-audiodev alsa,id=a,out.dev=hw | -audiodev none,id=a
			-object input-linux,id=i,evdev=/dev/input/e -device vfio-pci,host=1:0.0 -device usb-host,hostbus=1 -device scsi-generic,drive=d |
			-object cryptodev-vhost-user,id=c,chardev=x -device virtio-crypto-pci,cryptodev=c |
			-daemonize -pidfile p -D l -d int -trace x -incoming tcp::1 -loadvm s -snapshot -runas u -chroot / -run-with user=u -add-fd fd=3,set=1 -preconfig |
			-plugin p.so -writeconfig w -qtest unix:/s -perfmap |
			-machine q35,accel=kvm,kernel-irqchip=split,smm=on -cpu host,kvm=off,+x | -machine q35,smm=on -cpu max,+x
			-enable-kvm -accel kvm -accel tcg |
			-readconfig c.cfg |
			-set drive.d.file=/x -set device.n.mac=x | -set device.n.mac=x
			-overcommit mem-lock=on,cpu-pm=on | -overcommit cpu-pm=on
			-m 2G -smp 2 -uuid u -name a -rtc base=utc -device e1000,id=n -boot d -nodefaults -k de -foo x | -m 2G -smp 2 -uuid u -name a -rtc base=utc -device e1000,id=n -boot d -nodefaults -k de -foo x
			""")
	void becomes(String options, String expected) throws CommandLineException {
		assertEquals(expected == null ? "" : expected, line(twin(options)));
	}

	/** Nothing that a machine of these opens, listens on or writes is in its twin. */
	@Test
	void theTwinsOfScriptsOpenNothing() throws Exception {
		for (var definition : Vectors.ofPcs()) {
			var twin = TwinMaker.of(Said.of(definition.options(), Map.of()), Surroundings.unknown(Path.of("/srv")),
					TwinMaker.sizes(Map.of()));
			for (var part : twin.options()) {
				if (!Set.of("bios", "kernel", "append", "acpitable", "fw_cfg").contains(part.option().name())) {
					var words = part.words();
					assertFalse(
							words.matches(
									"(?s).*(/srv|\\.img|\\.qcow2|\\.iso|\\.fd|unix:|tcp:|telnet:|hostfwd|file=[./]|/dev/"
											+ "|vfio|evdev|tap|bridge|stdio|path=|connect=|pidfile|daemonize|script).*"),
							words);
				}
			}
		}
	}

	@Test
	void whatWasReplacedIsSaidWithoutSecrets() throws CommandLineException {
		var twin = twin("-hda a.qcow2 -object secret,id=s,data=hunter2 -daemonize -m 1G");
		assertEquals(
				List.of("-hda a.qcow2: an empty one of the same size in its place.",
						"-object secret,id=s,data=…: one of no meaning in its place.", "-daemonize: left out."),
				List.copyOf(twin.replaced().values()));
		assertEquals(Set.of(Untold.IMAGES, Untold.SECRETS, Untold.START), twin.untold());
	}

	/** The drives of such a file are real ones. */
	@Test
	void aFileOfOptionsIsTakenApartFirst() throws CommandLineException {
		var config = "[drive \"d\"]\n  file = \"/srv/vm/a.qcow2\"\n  if = \"none\"\n[memory]\n  size = \"1G\"\n"
				+ "[device]\n  driver = \"virtio-blk-pci\"\n  drive = \"d\"\n";
		var there = new Surroundings(FOLDER, Map.of(), Map.of(), Map.of(), Map.of("c.cfg", config), List.of(),
				OptionalLong.empty());
		var twin = twin("-nodefaults -readconfig c.cfg", there);
		assertEquals("-nodefaults -drive if=none,id=d,driver=null-co,size=4294967296,read-zeroes=on -m size=1G "
				+ "-device driver=virtio-blk-pci,drive=d", line(twin));
		assertEquals(List.of(0, 1, 1, 1), twin.options().stream().map(Twin.Part::from).toList());
	}

	/** An accelerator is tried with those that QEMU would take when it does not work. */
	@Test
	void acceleratorsAreTriedTogether() throws CommandLineException {
		var twin = twin("-accel kvm -accel tcg -m 1G -machine q35 -cpu host");
		var processors = TwinMaker.processors(Said.of(DefinitionText
				.parse("qemu-system-x86_64 -accel kvm -accel tcg -m 1G -machine q35 -cpu host").options(), Map.of()));
		assertEquals(
				"-machine q35 -cpu host -accel kvm -accel tcg -nodefaults -S -display none -monitor none -qmp stdio",
				twin.trial(processors).map(QemuCommandLine::quoted).orElse(""));
		assertTrue(twin("-accel tcg,thread=single").trial(List.of()).isEmpty());
		assertTrue(twin("-m 1G").trial(List.of()).isEmpty());
	}

	@Test
	void whatIsTakenOutTakesAlongWhatNeedsIt() throws CommandLineException {
		var twin = twin("-device virtio-scsi-pci,id=s -drive if=none,id=d,file=a -device scsi-hd,bus=s.0,drive=d"
				+ " -netdev user,id=n -device e1000,netdev=n");
		assertEquals("-netdev user,restrict=on,id=n -device e1000,netdev=n", line(twin.without(1).without(0)));
		assertEquals(3, twin.without(1).options().size(), "the drive and the disk on it");
		assertEquals(1, twin("-drive if=none,id=virtio,file=a -drive if=virtio,file=b").without(0).options().size(),
				"what is not the name of a thing");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			-device e1000,id=a: Duplicate ID 'a' for device                 | 3
			-drive if=none,driver=null-co,size=1073741824,read-zeroes=on: x | 0
			unsupported machine type                                        | 1
			unable to find CPU model 'x'                                    | 4
			Property 'pc-q35-7.2-machine.foo' not found                     | 1
			Invalid CPU topology: product                                   | 5
			-foo: invalid option                                            | 6
			something else                                                  | -1
			""")
	void words(String words, int option) throws CommandLineException {
		var twin = twin(
				"-drive if=none,file=a -machine q35 -device e1000,id=a -device e1000,id=a -cpu x -smp 2 -foo x");
		assertEquals(option, Verdict.about(words, twin).map(Twin.Part::from).orElse(-1));
	}

	@Test
	void theFirstErrorCountsAndNotWhatIsOnlySaid() {
		var verdict = Verdict.of(new ProgramResult(1, "", """
				qemu-system-x86_64: warning: TCG doesn't support requested feature: CPUID.01H:ECX.x [bit 1]
				qemu-system-x86_64: -drive readonly: warning: short-form boolean option 'readonly' deprecated
				Please use readonly=on instead
				qemu-system-x86_64: -device x: first
				qemu-system-x86_64: second
				"""));
		assertEquals("-device x: first", verdict.error().orElse(""));
		assertEquals(List.of("-drive readonly: short-form boolean option 'readonly' deprecated\n"
				+ "Please use readonly=on instead"), verdict.warnings());
		assertEquals("ended by signal 6", Verdict.of(new ProgramResult(134, "", "")).error().orElse(""));
	}
}
