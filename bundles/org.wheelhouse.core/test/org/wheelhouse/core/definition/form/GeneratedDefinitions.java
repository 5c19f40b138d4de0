package org.wheelhouse.core.definition.form;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Definitions as a person could have written them, in all styles and with all quotes; the same for the same seed. */
final class GeneratedDefinitions {

	/** {@code %s} is a text of any kind, {@code %i} an id. */
	private static final List<List<String>> POOL = List.of(List.of("-hda", "%s"), List.of("--hdb", "%s"),
			List.of("-cdrom", "%s"),
			List.of("-fda", "%s"), List.of("%p.img"), List.of("-drive", "file=%c,if=virtio"),
			List.of("-drive", "file=%c,format=raw,if=ide,index=1,readonly"),
			List.of("-drive", "if=none,id=%1,file=%c,cache=none,aio=native,"),
			List.of("-device", "virtio-blk-pci,drive=%1,bootindex=1"),
			List.of("-drive", "if=pflash,format=raw,readonly=on,file=%c"), List.of("-drive", "media=cdrom,file=%c"),
			List.of("-blockdev", "driver=qcow2,node-name=%2,file.driver=file,file.filename=%c,discard=unmap"),
			List.of("--device", "ide-hd,drive=%2,id=d%2"),
			List.of("-blockdev", "file,node-name=%3f,filename=%c"), List.of("-blockdev", "raw,node-name=%3,file=%3f"),
			List.of("-device", "{\"driver\":\"virtio-blk-pci\", \"drive\":\"%3\",\n \"id\":\"x%3\"}"),
			List.of("-blockdev",
					"{ \"driver\": \"qcow2\", \"node-name\": \"%4\", \"file\": { \"driver\": \"file\", \"filename\": \"%j\" } }"),
			List.of("-device", "{\"driver\":\"scsi-hd\",\"drive\":\"%4\",\"bootindex\":2}"), List.of("-m", "2G"),
			List.of("-m", "size=512,slots=4,maxmem=8G"), List.of("-m", "4G"), List.of("-smp", "4,cores=2,threads=2"),
			List.of("-smp", "cores=2"), List.of("-cpu", "host,+x2apic,hv_time,kvm=off"), List.of("-cpu", "max"),
			List.of("-machine", "q35,accel=kvm:tcg,smm=on"), List.of("-M", "pc"),
			List.of("-machine", "accel=kvm,type=q35"),
			List.of("-accel", "kvm"), List.of("-enable-kvm"), List.of("-boot", "order=dc,menu=on"),
			List.of("-boot", "c"),
			List.of("-boot", "menu=on,strict"), List.of("-name", "guest=%c,process=p"), List.of("-name", "%c"),
			List.of("-uuid", "7c1e0b52-5a0f-4f55-9d3e-1f6d8a2b9e10"), List.of("-kernel", "%s"),
			List.of("-append", "%s"),
			List.of("-initrd", "%s"), List.of("-bios", "%s"),
			List.of("-netdev", "user,id=%5,hostfwd=tcp::2222-:22,hostfwd=udp:127.0.0.1:53-:53"),
			List.of("-device", "virtio-net-pci,netdev=%5,mac=52:54:00:12:34:56"),
			List.of("-netdev", "tap,id=%6,ifname=t0"),
			List.of("-device", "{\"driver\": \"e1000\", \"netdev\": \"%6\"}"),
			List.of("-netdev", "{\"type\":\"user\",\"id\":\"%7\",\"hostfwd\":[{\"str\":\"tcp::1-:2\"}]}"),
			List.of("-nic", "user,model=virtio,mac=52:54:00:12:34:57,hostfwd=tcp::10-:11"),
			List.of("-net", "nic,macaddr=52:54:00:12:34:58"), List.of("-net", "user"), List.of("-nic", "none"),
			List.of("-display", "none"), List.of("-vnc", ":1"), List.of("-vnc", "127.0.0.1:0,password"),
			List.of("-spice", "port=5930,disable-ticketing=on"), List.of("-vga", "std"), List.of("-nographic"),
			List.of("-k", "de"), List.of("-device", "virtio-vga,id=video0"), List.of("-audiodev", "none,id=a0"),
			List.of("-device", "intel-hda"), List.of("-soundhw", "ac97"), List.of("-usb"),
			List.of("-usbdevice", "tablet"),
			List.of("-device", "qemu-xhci,id=xhci"), List.of("-device", "usb-tablet,bus=xhci.0"),
			List.of("-serial", "mon:stdio"), List.of("-serial", "tcp::5000,server,nowait"),
			List.of("-chardev", "socket,id=%8,path=%c,server=on,wait=off"),
			List.of("-device", "virtserialport,chardev=%8,name=org.qemu.guest_agent.0"),
			List.of("-monitor", "unix:%c,server,nowait"), List.of("-qmp", "stdio"),
			List.of("-chardev", "socket,id=%9,path=%c"), List.of("-tpmdev", "emulator,id=t%9,chardev=%9"),
			List.of("-device", "tpm-crb,tpmdev=t%9"), List.of("-object", "rng-random,id=r0,filename=/dev/urandom"),
			List.of("-device", "virtio-rng-pci,rng=r0"), List.of("-device", "virtio-balloon-pci"),
			List.of("-watchdog", "i6300esb"),
			List.of("-device", "pvpanic"), List.of("-virtfs", "local,path=%c,mount_tag=h,security_model=none"),
			List.of("-fsdev", "local,id=f0,path=%c,security_model=mapped-xattr"),
			List.of("-device", "virtio-9p-pci,fsdev=f0,mount_tag=x"),
			List.of("-device", "pcie-root-port,id=rp1,chassis=1"),
			List.of("-object", "memory-backend-file,id=mem,size=512M,mem-path=%c,share=on"),
			List.of("-object", "iothread,id=io0"), List.of("-device", "vfio-pci,host=01:00.0"),
			List.of("-global", "PIIX4_PM.disable_s3=1"),
			List.of("-S"), List.of("--no-reboot"), List.of("-snapshot"), List.of("-nodefaults"),
			List.of("-rtc", "base=localtime,clock=host"), List.of("-daemonize"), List.of("-pidfile", "%s"),
			List.of("-D", "%s"),
			List.of("-readconfig", "%s"), List.of("-smbios", "type=1,serial=%c"),
			List.of("-fw_cfg", "name=opt/x,string=%c"),
			List.of("-blockdev", "{not json"), List.of("-unknown", "%s"));

	private final Random random;

	GeneratedDefinitions(long seed) {
		random = new Random(seed);
	}

	/** One more. */
	String next() {
		var end = random.nextInt(4) == 0 ? "\r\n" : "\n";
		var text = new StringBuilder();
		int head = random.nextInt(4);
		if (head > 0) {
			text.append("#!/bin/sh").append(end).append("# it's \"mine\": -m 1G, file=x").append(end).append(end);
		}
		if (head < 3) {
			text.append(head == 2 ? "exec " : "").append("qemu-system-x86_64");
		} else {
			text.append("-no-user-config");
		}
		var chosen = new ArrayList<>(POOL);
		Collections.shuffle(chosen, random);
		boolean lines = random.nextInt(5) > 0;
		for (var option : chosen.subList(0, random.nextInt(1, 24))) {
			var gap = lines && random.nextInt(6) > 0 ? (random.nextBoolean() ? " " : "   ") + "\\" + end + "\t" : " ";
			text.append(text.isEmpty() || text.toString().endsWith(end) ? "" : gap);
			for (var word : option) {
				text.append(word.startsWith("-") ? word : (option.size() > 1 ? " " : "") + written(filled(word), end));
			}
		}
		return text
				.append(List.of("", end, "   # the end" + end, end + end + "# after it" + end).get(random.nextInt(4)))
				.toString();
	}

	private String filled(String word) {
		return word.replace("%s", anyText()).replace("%c", anyText().replace(",", ",,"))
				.replace("%j", anyText().replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"))
				.replace("%p", plainText()).replaceAll("%([0-9])", "id$1");
	}

	private String plainText() {
		return List.of("disk", "a-b", "x.y").get(random.nextInt(3));
	}

	/** A text that may be in a file's name. */
	String anyText() {
		if (random.nextInt(3) > 0) {
			return plainText() + random.nextInt(100);
		}
		var alphabet = "ab,=:\\\"'$`#&|;<>()*?~ {}[]%é€😀";
		var text = new StringBuilder("f");
		for (int i = random.nextInt(9); i > 0; i--) {
			text.appendCodePoint(alphabet.codePointAt(alphabet.offsetByCodePoints(0,
					random.nextInt(alphabet.codePointCount(0, alphabet.length())))));
		}
		return text.toString();
	}

	private String written(String word, String end) {
		boolean plain = word.matches("[A-Za-z0-9_@%+=:,./-]+");
		return switch (random.nextInt(plain ? 5 : 2)) {
			case 0 -> "'" + word.replace("'", "'\\''") + "'";
			case 1 -> "\"" + word.replaceAll("[\"$`\\\\]", "\\\\$0") + "\"";
			case 2 -> word.contains(",") ? word.replaceFirst(",", ",\\\\" + end) : word;
			default -> word;
		};
	}
}
