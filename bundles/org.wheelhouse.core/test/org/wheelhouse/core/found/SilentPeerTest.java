package org.wheelhouse.core.found;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.host.HostProcess;

/** What a QEMU has at an address that is no monitor is told by its command line; what may be a monitor is not told as something else. */
class SilentPeerTest {

	@Test
	void thatAMonitorAsksForTlsIsToldToWhoDoesNotSpeakIt() {
		var process = new HostProcess(7, List.of("qemu-system-x86_64", "-name", "vm", "-object",
				"tls-creds-x509,id=t,dir=/pki,endpoint=server,verify-peer=off", "-chardev",
				"socket,id=c,host=::,port=55,server=on,tls-creds=t", "-mon", "chardev=c,mode=control"), Instant.EPOCH,
				Duration.ZERO, 0, Instant.EPOCH);
		var told = SilentPeer.named(new Address.Tcp("localhost", 55), Optional.of(process)).orElseThrow();
		assertEquals("tcp:localhost:55 asks for TLS: it is the monitor of vm.", told.what());
		assertEquals(
				"Attach to tls:HOST:55,dir=FOLDER: HOST is a name that its certificate, /pki/server-cert.pem, is for, "
						+ "FOLDER has the ca-cert.pem of its CA.",
				told.advice());
		assertEquals(Optional.empty(), SilentPeer.named(
				new Address.Tls("localhost", 55, Optional.empty(), Optional.empty()), Optional.of(process)),
				"it is held");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"-chardev socket,id=a,path=/r/x,server=on -device virtserialport,chardev=a,name=org.qemu.guest_agent.0"
					+ "|its guest's agent",
			"-chardev socket,id=a,path=/r/x,server=on -device virtserialport,chardev=a,name=com.redhat.spice.0"
					+ "|the guest's channel com.redhat.spice.0",
			"-chardev socket,id=a,path=/r/x,server=on -device {\"driver\":\"isa-serial\",\"chardev\":\"a\"}"
					+ "|its device isa-serial",
			"-chardev socket,id=a,path=/r/x,server=on -device usb-serial,chardev=a|its device usb-serial",
			"-chardev socket,id=a,path=/r/x,server=on -serial chardev:a|a serial port",
			"-chardev socket,id=a,path=/r/x,server=on|its character device a",
			"-serial unix:/r/x,server=on|a serial port", "-parallel unix:x,server=on|a parallel port",
			"-debugcon unix:/r/x,server=on|its debug console", "-qmp unix:/r/x,server=on|",
			"-chardev socket,id=a,path=/r/x,server=on -mon chardev=a,mode=control|", "-serial mon:unix:/r/x,server=on|",
			"-serial unix:/r/y,server=on|", "-readconfig /r/file|"})
	void itsPurposeIsTold(String options, String purpose) {
		var words = new ArrayList<>(List.of("qemu-system-x86_64", "-name", "vm"));
		words.addAll(List.of(options.split(" ")));
		var process = new HostProcess(7, words, Instant.EPOCH, Duration.ZERO, 0, Instant.EPOCH);
		assertEquals(
				Optional.ofNullable(purpose).map(what -> "unix:/r/x is no QMP monitor: vm has " + what + " there."),
				SilentPeer.named(new Address.Unix(Path.of("/r/x")), Optional.of(process)).map(CoreException::what));
	}
}
