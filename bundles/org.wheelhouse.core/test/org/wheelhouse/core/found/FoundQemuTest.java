package org.wheelhouse.core.found;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wheelhouse.core.found.FoundQemu.FoundMonitor;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.host.ConfigText;
import org.wheelhouse.host.HostProcess;
import org.wheelhouse.host.ProcessPaths;
import org.wheelhouse.host.QemuSocket;
import org.wheelhouse.host.RunningQemu;
import org.wheelhouse.host.SocketHolder;

/** What a command line and the sockets that are open tell of a QEMU. */
class FoundQemuTest {

	private static final ProcessPaths HERE = new ProcessPaths(Optional.of(Path.of("/proc/7/cwd")),
			Optional.of(Path.of("/proc/7/root")), true, true);

	private static QemuSocket unix(int descriptor, String path) {
		return new QemuSocket(descriptor, new Address.Unix(Path.of(path)), false, Optional.empty(), true);
	}

	private static QemuSocket tcp(int port) {
		return new QemuSocket(9, new Address.Tcp("0.0.0.0", port), false, Optional.empty(), true);
	}

	private static QemuSocket held(QemuSocket socket, Optional<SocketHolder> holder) {
		return new QemuSocket(socket.descriptor(), socket.address(), true, holder, true);
	}

	private static RunningQemu running(ProcessPaths paths, List<QemuSocket> sockets, String... options) {
		var arguments = new ArrayList<>(List.of("qemu-system-x86_64"));
		arguments.addAll(List.of(options));
		var process = new HostProcess(7, arguments, Instant.ofEpochSecond(1), Duration.ZERO, 1,
				Instant.ofEpochSecond(9));
		return new RunningQemu(process, "ann", true, Optional.of(Path.of("/vm")), paths, sockets);
	}

	private static FoundQemu found(List<QemuSocket> sockets, String... options) {
		return FoundQemu.of(running(HERE, sockets, options), List.of());
	}

	private static Optional<String> address(FoundQemu found) {
		return found.reach().address().map(Address::toString);
	}

	@Test
	void everyFormOfAQmpMonitorOnASocketIsRead() {
		var relative = Optional.of("unix:/vm/q.sock");
		var sockets = List.of(unix(3, "q.sock"));
		assertEquals(relative, address(found(sockets, "-qmp", "unix:q.sock,server=on,wait=off")));
		assertEquals(relative, address(found(sockets, "--qmp", "unix:q.sock,server,nowait")));
		assertEquals(relative, address(found(sockets, "-qmp-pretty", "unix:q.sock,server=on")));
		assertEquals(relative, address(found(sockets, "-chardev", "socket,id=c,path=q.sock,server=on,wait=off", "-mon",
				"chardev=c,mode=control,pretty=on")));
		assertEquals(relative, address(found(sockets, "-mon", "c,mode=control", "-chardev",
				"socket,path=q.sock,server=yes,id=c")));
		assertEquals(relative, address(found(sockets, "-chardev", "socket,path=q.sock,server=on,id=c", "-qmp",
				"chardev:c")));
		assertEquals(relative, address(found(sockets, "-chardev",
				"{\"id\":\"c\",\"backend\":{\"type\":\"socket\",\"data\":{\"addr\":{\"type\":\"unix\",\"data\":{\"path\":\"q.sock\"}},\"server\":true}}}",
				"-mon", "{\"chardev\":\"c\",\"mode\":\"control\"}")));
		assertEquals(Optional.of("unix:/tmp/a,b"), address(
				found(List.of(unix(3, "/tmp/a,b")), "-qmp", "unix:/tmp/a,,b,server=on,wait=off")));
		assertEquals(Optional.of("tcp:127.0.0.1:4444"),
				address(found(List.of(tcp(4444)), "-qmp", "tcp::4444,server=on")));
		assertEquals(Optional.of("tcp:127.0.0.1:4444"), address(
				found(List.of(tcp(4444)), "-qmp", "telnet:localhost:4444,server=on,wait=off")));
		assertEquals(Optional.of("tcp:127.0.0.1:4444"), address(found(List.of(tcp(4444)), "-chardev",
				"socket,id=c,host=::,port=4444,server=on,wait=off,telnet=on", "-mon", "chardev=c,mode=control")));
	}

	/** As libvirt starts it: a socket that is open already, and told by its number. */
	@Test
	void aMonitorOnADescriptorIsThatSocket() {
		String[] options = {"-chardev", "socket,id=c,fd=5,server=on,wait=off", "-mon", "chardev=c,mode=control"};
		assertEquals(Optional.of("unix:/run/vm/monitor.sock"),
				address(found(List.of(unix(4, "/run/vm/other"), unix(5, "/run/vm/monitor.sock")), options)));
		assertEquals("its monitor was handed over by whoever started it", found(List.of(), options).reach().reason());
	}

	@Test
	void whatFilesOfReadconfigSayCountsToo() {
		var told = ConfigText.options("""
				[chardev "c"]
				  backend = "socket"
				  path = "q.sock"
				  server = "on"
				[mon "m"]
				  chardev = "c"
				  mode = "control"
				""");
		assertEquals(Optional.of("unix:/vm/q.sock"),
				FoundQemu.of(running(HERE, List.of(unix(3, "q.sock")), "-readconfig", "vm.cfg"), told).reach().address()
						.map(Address::toString));
	}

	@Test
	void whatCannotBeAttachedToSaysWhyAndWhatToDo() {
		assertEquals("human monitor only",
				found(List.of(unix(3, "/m")), "-monitor", "unix:/m,server=on").reach().reason());
		assertEquals("human monitor only", found(List.of(), "-m", "16").reach().reason(), "QEMU's own, in its window");
		assertEquals("human monitor only", found(List.of(), "-nodefaults", "-serial", "mon:stdio").reach().reason());
		assertEquals("no monitor", found(List.of(), "-nodefaults").reach().reason());
		assertEquals("no monitor", found(List.of(), "-monitor", "none").reach().reason());
		assertEquals("its monitor is its standard input", found(List.of(), "-qmp", "stdio").reach().reason());
		assertEquals("its monitor is on a terminal of its own", found(List.of(), "-qmp", "pty").reach().reason());
		assertEquals("its monitor connects to /run/x", found(List.of(), "-qmp", "unix:/run/x").reach().reason());
		assertEquals("its monitor connects to 10.0.0.1:55",
				found(List.of(), "-qmp", "tcp:10.0.0.1:55").reach().reason());
		assertEquals("it does not listen on q.sock",
				found(List.of(), "-qmp", "unix:q.sock,server=on").reach().reason());
		assertEquals("its monitor speaks WebSocket",
				found(List.of(tcp(55)), "-qmp", "websocket::55,server=on").reach().reason());
		assertTrue(found(List.of(), "-nodefaults").reach().advice().contains("-qmp unix:PATH,server=on,wait=off"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"tls-creds-x509,id=t,dir=/pki,endpoint=server|its certificate, /pki/server-cert.pem, is for, FOLDER has the ca-cert.pem of its CA, and client-cert.pem with client-key.pem, which it asks for.",
			"tls-creds-x509,id=t,dir=/pki,endpoint=server,verify-peer=no|its certificate, /pki/server-cert.pem, is for, FOLDER has the ca-cert.pem of its CA.",
			"{\"qom-type\":\"tls-creds-x509\",\"id\":\"t\",\"dir\":\"/pki\",\"verify-peer\":false}|its certificate, /pki/server-cert.pem, is for, FOLDER has the ca-cert.pem of its CA.",
			"secret,id=other|its certificate is for, FOLDER has the ca-cert.pem of its CA.",
			"tls-creds-anon,id=t,endpoint=server|", "tls-creds-psk,id=t,dir=/pki,endpoint=server|"})
	void theAddressOfAMonitorThatAsksForTlsIsTold(String credentials, String advice) {
		var reach = found(List.of(tcp(55)), "-object", credentials, "-chardev",
				"socket,id=c,port=55,server=on,tls-creds=t", "-mon", "chardev=c,mode=control").reach();
		assertEquals("its monitor asks for TLS", reach.reason());
		assertEquals(advice == null
				? "Start it with -qmp unix:PATH,server=on,wait=off too."
				: "Attach to tls:HOST:55,dir=FOLDER: HOST is a name that " + advice, reach.advice());
	}

	@Test
	void whoHoldsAMonitorIsNamed() {
		var socket = unix(3, "q.sock");
		String[] options = {"-qmp", "unix:q.sock,server=on,wait=off"};
		assertEquals("socat (pid 12) holds its monitor",
				found(List.of(held(socket, Optional.of(new SocketHolder(12, "socat")))), options).reach().reason());
		assertEquals("another program holds its monitor",
				found(List.of(held(socket, Optional.empty())), options).reach().reason());
		assertEquals(Optional.of("unix:/vm/second"),
				address(found(List.of(held(socket, Optional.empty()), unix(4, "second")),
						"-qmp", "unix:q.sock,server=on,wait=off", "-qmp", "unix:second,server=on,wait=off")),
				"one of two is free");
	}

	@Test
	void namespacesAndOtherUsersAreMinded() {
		var apart = new ProcessPaths(HERE.folder(), HERE.root(), false, false);
		assertEquals(Optional.of("unix:/proc/7/root/run/q.sock"), address(FoundQemu.of(
				running(apart, List.of(unix(3, "/run/q.sock")), "-qmp", "unix:/run/q.sock,server=on"), List.of())));
		assertEquals("its port is in another network namespace", FoundQemu.of(
				running(apart, List.of(tcp(44)), "-qmp", "tcp::44,server=on"), List.of()).reach().reason());
		var theirs = new QemuSocket(-1, new Address.Unix(Path.of("/run/q.sock")), false, Optional.empty(), false);
		assertEquals("ann's, and you may not connect",
				found(List.of(theirs), "-qmp", "unix:/run/q.sock,server=on").reach().reason());
		var far = "d".repeat(120);
		assertEquals(Optional.of("unix:/proc/7/cwd/q.sock"), FoundQemu.of(new RunningQemu(
				running(HERE, List.of(), "-qmp", "unix:q.sock,server=on").process(), "ann", true,
				Optional.of(Path.of("/" + far)), HERE, List.of(unix(3, "q.sock"))), List.of()).reach().address()
				.map(Address::toString), "too long a path for a socket");
	}

	@Test
	void whatAnotherQemuHasBoundSinceIsNotReachedThere() {
		var older = found(List.of(unix(3, "q.sock")), "-name", "older", "-qmp", "unix:q.sock,server=on");
		var newer = found(List.of(unix(3, "q.sock")), "-name", "newer", "-qmp", "unix:q.sock,server=on");
		assertEquals(List.of("its socket was taken over by newer", ""),
				FoundQemu.reachable(List.of(older, newer)).stream()
						.map(one -> one.reach().reason()).toList());
	}

	@Test
	void theOwnerIsNamedAndItsMonitorIsKeptFromNobody() {
		var libvirt = found(List.of(held(unix(5, "/var/lib/libvirt/qemu/domain-1-web/monitor.sock"), Optional.empty())),
				"-name", "guest=web,debug-threads=on", "-chardev", "socket,id=charmonitor,fd=5,server=on,wait=off",
				"-mon",
				"chardev=charmonitor,id=monitor,mode=control", "-object",
				"{\"qom-type\":\"secret\",\"id\":\"masterKey0\",\"format\":\"raw\",\"file\":\"/var/lib/libvirt/qemu/domain-1-web/master-key.aes\"}");
		assertEquals("web", libvirt.name());
		assertEquals("libvirt", libvirt.owner().orElseThrow().name());
		assertEquals("libvirt holds its monitor", libvirt.reach().reason());
		assertTrue(libvirt.reach().advice().contains("virsh qemu-monitor-command"));
		var proxmox = found(List.of(unix(5, "/var/run/qemu-server/101.qmp")), "-id", "101", "-name",
				"mail,debug-threads=on", "-chardev",
				"socket,id=qmp,path=/var/run/qemu-server/101.qmp,server=on,wait=off",
				"-mon", "chardev=qmp,mode=control");
		assertEquals("Proxmox VE", proxmox.owner().orElseThrow().name());
		assertEquals("101", proxmox.owner().orElseThrow().machine());
		assertEquals(Optional.empty(), proxmox.reach().address());
		assertEquals(Optional.of("unix:/var/run/qemu-server/101.qmp"), proxmox.reach().lent().map(Address::toString));
		assertEquals("Proxmox VE needs its monitor", proxmox.reach().reason());
		var quickemu = found(List.of(), "-name", "ubuntu,process=ubuntu", "-monitor",
				"unix:ubuntu/ubuntu-monitor.socket,server,nowait");
		assertEquals("quickemu", quickemu.owner().orElseThrow().name());
		assertEquals("human monitor only", quickemu.reach().reason());
		var incus = found(List.of(), "-S", "-name", "c1", "-readconfig", "/run/incus/c1/qemu.conf");
		assertEquals("Incus", incus.owner().orElseThrow().name());
		assertEquals("c1", incus.owner().orElseThrow().machine());
	}

	@Test
	void nameAndMemoryAreTold() {
		assertEquals("vm (pid 7)", found(List.of()).name());
		assertEquals("web", found(List.of(), "-name", "web,process=w").name());
		assertEquals(128L << 20, found(List.of()).memory());
		assertEquals(512L << 20, found(List.of(), "-m", "512").memory());
		assertEquals(2L << 30, found(List.of(), "-m", "size=2G,slots=2,maxmem=4G").memory());
	}

	@Test
	void allMonitorsAreListed() {
		assertEquals(List.of("QMP q.sock", "human monitor stdio"),
				found(List.of(unix(3, "q.sock")), "-qmp", "unix:q.sock,server=on", "-monitor", "stdio").monitors()
						.stream()
						.map(FoundQemuTest::text).toList());
	}

	private static String text(FoundMonitor monitor) {
		return monitor.kind() + " " + monitor.place();
	}

	@Test
	void whatIsReadOnceHoldsUntilMoreIsDifferentThanTimes() {
		var sockets = List.of(unix(3, "q.sock"));
		var found = found(sockets, "-qmp", "unix:q.sock,server=on,wait=off");
		var process = found.qemu().process();
		var worked = new HostProcess(process.pid(), process.arguments(), process.started(), Duration.ofSeconds(5), 2,
				process.taken().plusSeconds(3));
		var later = new RunningQemu(worked, "ann", true, found.qemu().folder(), HERE, sockets);
		assertEquals(Optional.of(FoundQemu.of(later, List.of())), found.at(later));
		var held = List.of(held(sockets.getFirst(), Optional.empty()));
		assertEquals(Optional.empty(),
				found.at(new RunningQemu(worked, "ann", true, found.qemu().folder(), HERE, held)));
		assertEquals(Optional.empty(), found.at(running(HERE, sockets, "-qmp", "unix:p.sock,server=on")));
	}
}
