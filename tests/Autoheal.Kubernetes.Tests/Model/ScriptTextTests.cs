using Autoheal.Kubernetes.Model.Json;

namespace Autoheal.Kubernetes.Tests.Model;

public class ScriptTextTests
{
    [Theory]
    [InlineData("if [ -z \"${DEPLOY_REGION}\" ]; then exit 1; fi", "DEPLOY_REGION")]
    [InlineData("serve --port $PORT --host $HOST", "PORT,HOST")]
    [InlineData("$(QUEUE_URL)", "QUEUE_URL")]
    [InlineData("python -c 'import os; print(os.environ[\"API_MODE\"])'", "API_MODE")]
    [InlineData("node -e 'console.log(process.env.NODE_MODE)'", "NODE_MODE")]
    [InlineData("${MODE:?is needed}", "MODE")]
    public void Variables_WhatAScriptReads_AreNamed(string script, string names) =>
        Assert.Equal(names.Split(','), ScriptText.Variables(script, []));

    [Theory]
    [InlineData("MODE=fast; run $MODE")]
    [InlineData("for FILE in *; do cat $FILE; done")]
    [InlineData("read -r LINE; echo $LINE")]
    [InlineData("run ${MODE:-fast} $MODE")]
    [InlineData("cd $HOME && ls $PWD")]
    [InlineData("echo $$PID \\$LITERAL")]
    [InlineData("pa55$WORD")]
    [InlineData("echo $lower")]
    public void Variables_WhatIsSetOrKnownOrNoScript_AreNot(string script) => Assert.Empty(ScriptText.Variables(script, []));
}
