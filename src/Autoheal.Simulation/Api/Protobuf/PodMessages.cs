namespace Autoheal.Simulation.Api.Protobuf;

/// <summary>Pods, as far as kubectl's typed commands copy or make them.</summary>
internal static class PodMessages
{
    private static readonly ProtobufMessage s_name = new ProtobufMessage().Text(1, "name");

    private static readonly ProtobufMessage s_keyReference = new ProtobufMessage().Inline(1, s_name).Text(2, "key").Flag(3, "optional", optional: true);

    private static readonly ProtobufMessage s_reference = new ProtobufMessage().Inline(1, s_name).Flag(2, "optional", optional: true);

    private static readonly ProtobufMessage s_nothing = new();

    /// <summary>A pod's spec.</summary>
    public static ProtobufMessage Spec { get; } = new ProtobufMessage()
        .Objects(1, "volumes", new ProtobufMessage().Text(1, "name").Inline(2, VolumeSource()))
        .Objects(2, "containers", Container()).Text(3, "restartPolicy").Number(4, "terminationGracePeriodSeconds", optional: true)
        .Number(5, "activeDeadlineSeconds", optional: true).Text(6, "dnsPolicy").Add(7, new("nodeSelector", ProtobufType.TextMap))
        .Text(8, "serviceAccountName").Text(9, "serviceAccount").Text(10, "nodeName")
        .Flag(11, "hostNetwork").Flag(12, "hostPID").Flag(13, "hostIPC").Object(14, "securityContext", s_nothing)
        .Objects(15, "imagePullSecrets", s_name).Text(16, "hostname").Text(17, "subdomain").Text(19, "schedulerName")
        .Objects(20, "initContainers", Container()).Text(24, "priorityClassName");

    private static ProtobufMessage Container() => new ProtobufMessage()
        .Text(1, "name").Text(2, "image").Texts(3, "command").Texts(4, "args").Text(5, "workingDir")
        .Objects(6, "ports", new ProtobufMessage().Text(1, "name").Number(2, "hostPort").Number(3, "containerPort").Text(4, "protocol").Text(5, "hostIP"))
        .Objects(7, "env", new ProtobufMessage().Text(1, "name").Text(2, "value").Object(3, "valueFrom", VariableSource()))
        .Object(8, "resources", new ProtobufMessage().Quantities(1, "limits").Quantities(2, "requests"))
        .Objects(9, "volumeMounts", new ProtobufMessage().Text(1, "name").Flag(2, "readOnly").Text(3, "mountPath").Text(4, "subPath"))
        .Text(13, "terminationMessagePath").Text(14, "imagePullPolicy").Flag(16, "stdin").Flag(17, "stdinOnce").Flag(18, "tty")
        .Objects(19, "envFrom", new ProtobufMessage().Text(1, "prefix").Object(2, "configMapRef", s_reference).Object(3, "secretRef", s_reference))
        .Text(20, "terminationMessagePolicy");

    private static ProtobufMessage VariableSource() => new ProtobufMessage()
        .Object(1, "fieldRef", new ProtobufMessage().Text(1, "apiVersion").Text(2, "fieldPath"))
        .Object(3, "configMapKeyRef", s_keyReference).Object(4, "secretKeyRef", s_keyReference);

    private static ProtobufMessage VolumeSource() => new ProtobufMessage()
        .Add(2, new("emptyDir", ProtobufType.Message) { Message = new ProtobufMessage().Text(1, "medium"), Optional = true })
        .Object(6, "secret", new ProtobufMessage().Text(1, "secretName").Number(3, "defaultMode", optional: true).Flag(4, "optional", optional: true))
        .Object(10, "persistentVolumeClaim", new ProtobufMessage().Text(1, "claimName").Flag(2, "readOnly"))
        .Object(19, "configMap", new ProtobufMessage().Inline(1, s_name).Number(3, "defaultMode", optional: true).Flag(4, "optional", optional: true));
}
