package org.wheelhouse.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * For root: computers with a network of their own each (network namespaces), and a cable from each to the place where ssh runs,
 * which is none of them. This computer's network has no part in it. Gone when it is closed, or this process ends.
 */
public final class TestNetwork implements AutoCloseable {

	private final Path ssh;
	private final Process near;
	private final List<Process> far = new ArrayList<>();

	/** One without a computer yet. */
	public TestNetwork() throws Exception {
		near = network();
		ssh = Files.createTempFile(Path.of("/tmp"), "whn", "");
		Files.writeString(ssh, "#!/bin/sh\nexec " + String.join(" ", in(near)) + " ssh \"$@\"\n");
		Files.setPosixFilePermissions(ssh, PosixFilePermissions.fromString("rwx------"));
	}

	/**
	 * One of its computers.
	 *
	 * @param running what stands before the words of a program that is to run there
	 * @param address by which ssh reaches it
	 * @param ssh     what ssh is called where it reaches it
	 */
	public record Computer(List<String> running, String address, String ssh) {

		/** What is sent from now on is lost, both ways; nobody is told so. */
		public void unplug() throws Exception {
			run(running, "ip", "link", "set", "cable", "down");
		}

		/** The network is as it was. */
		public void plug() throws Exception {
			run(running, "ip", "link", "set", "cable", "up");
		}
	}

	/** One more, whose network is up. */
	public Computer add() throws Exception {
		var held = network();
		far.add(held);
		var net = "10.77." + far.size();
		var cable = "cable" + far.size();
		run(in(near), "ip", "link", "add", cable, "type", "veth", "peer", "name", "cable", "netns",
				Long.toString(held.pid()));
		run(in(near), "ip", "address", "add", net + ".1/24", "dev", cable);
		run(in(near), "ip", "link", "set", cable, "up");
		run(in(held), "ip", "address", "add", net + ".2/24", "dev", "cable");
		var added = new Computer(in(held), net + ".2", ssh.toString());
		added.plug();
		return added;
	}

	/** Has its computers reach each other by their addresses, by way of where ssh runs. */
	public void route() throws Exception {
		run(in(near), "sh", "-c", "echo 1 >/proc/sys/net/ipv4/ip_forward");
		for (int number = 1; number <= far.size(); number++) {
			run(in(far.get(number - 1)), "ip", "route", "add", "10.77.0.0/16", "via", "10.77." + number + ".1");
		}
	}

	/** A process that holds a network for as long as it, or this one, runs. */
	private static Process network() throws Exception {
		var held = new ProcessBuilder("unshare", "--net", "sh", "-ec", "ip link set lo up; echo up; exec cat")
				.redirectErrorStream(true).start();
		var said = held.inputReader(StandardCharsets.UTF_8).readLine();
		if (!"up".equals(said)) {
			held.destroyForcibly();
			throw new IOException("no network of its own: " + said);
		}
		return held;
	}

	private static List<String> in(Process held) {
		return List.of("nsenter", "--net=/proc/" + held.pid() + "/ns/net");
	}

	private static void run(List<String> before, String... words) throws Exception {
		var line = new ArrayList<>(before);
		line.addAll(List.of(words));
		var process = new ProcessBuilder(line).redirectErrorStream(true).start();
		var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (process.waitFor() != 0) {
			throw new IOException(String.join(" ", words) + ": " + said);
		}
	}

	@Override
	public void close() throws Exception {
		for (var held : far) {
			held.destroyForcibly().waitFor();
		}
		near.destroyForcibly().waitFor();
		Files.delete(ssh);
	}
}
